with shown as (
  select p.place - row_number() over (order by p.place) as free_before
  from json_each(:recent) seen
  join places p on p.quote_id = seen.value and p.pool = :pool
  where seen.key + 1 <= (select max(place) from places where pool = :pool) / 2
),
drawn as (
  select size.live, 1 + cast(:draw * (size.live - (select count(*) from shown)) as integer) as nth
  from (select max(place) as live from places where pool = :pool) size
)
select q.id, q.text, q.channel, q.said_by, q.added_by, q.added_at, q.media_title, q.media_position_s, q.deleted_at, drawn.live as choices
from drawn
join places p on p.pool = :pool and p.place = drawn.nth + (select count(*) from shown where shown.free_before < drawn.nth)
join quotes q on q.id = p.quote_id
