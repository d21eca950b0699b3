with matching as (
  select q.id from quotes q
  where q.deleted_at is null and (:pool = '' or q.channel = :pool)
    and not exists (select 1 from json_each(:terms) term where instr(q.folded, term.value) = 0)
    and (:by = '' or lower(q.added_by) = :by or lower(q.said_by) = :by)
    and (:media = '' or instr(q.media_folded, :media) > 0)
    and julianday(q.added_at) >= coalesce(julianday(:after), 0) and julianday(q.added_at) < coalesce(julianday(:before), 1e9)
),
size as (
  select count(*) as live from matching
),
shown as (
  select matching.id, row_number() over (order by seen.key) as age
  from json_each(:recent) seen join matching on matching.id = seen.value
),
free as (
  select matching.id, row_number() over (order by matching.id) as nth, count(*) over () as choices
  from matching
  where not exists (select 1 from shown, size where shown.id = matching.id and shown.age <= size.live / 2)
)
select q.id, q.text, q.channel, q.said_by, q.added_by, q.added_at, q.media_title, q.media_position_s, q.deleted_at, size.live as choices
from free cross join size join quotes q on q.id = free.id
where free.nth = 1 + cast(:draw * free.choices as integer)
