select q.id, q.text, q.channel, q.said_by, q.added_by, q.added_at, q.media_title, q.media_position_s, q.deleted_at
from quotes q
where q.deleted_at is null and (q.text = :text or q.normal = :normal)
order by q.text <> :text, q.id
limit 1
