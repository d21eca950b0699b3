with alike as (
  select q.id, 0 as unlike, 0 as distance from quotes q where q.text = :text and q.deleted_at is null
  union all
  select near.id, 1, near.distance from near_quotes(:normal) with ordinality near (id, distance)
)
select q.id, q.text, q.channel, q.said_by, q.added_by, q.added_at, q.media_title, q.media_position_s, q.deleted_at
from alike join quotes q on q.id = alike.id
order by alike.unlike, alike.distance
limit 1
