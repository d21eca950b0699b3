select q.id, q.text, q.channel, q.said_by, q.added_by, q.added_at, q.media_title, q.media_position_s, q.deleted_at from quotes q
where q.deleted_at is null and (:pool = '' or q.channel = :pool)
order by julianday(q.added_at) desc, q.id desc
limit 1
