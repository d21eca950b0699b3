with matching as (
  select q.id from quotes q
  where q.deleted_at is null and (:pool = '' or q.channel = :pool)
    and not exists (select from unnest(:terms::text[]) term where strpos(q.folded, term) = 0)
    and (:by = '' or lower(q.added_by) = :by or lower(q.said_by) = :by)
    and (:media = '' or strpos(q.media_folded, :media) > 0)
    and q.added_at >= coalesce(:after::timestamptz, '-infinity') and q.added_at < coalesce(:before::timestamptz, 'infinity')
),
size as (
  select count(*) as live from matching
),
shown as (
  select matching.id, row_number() over (order by seen.age) as age
  from unnest(:recent::bigint[]) with ordinality seen (id, age) join matching on matching.id = seen.id
),
free as (
  select matching.id, row_number() over (order by matching.id) as nth, count(*) over () as choices
  from matching
  where not exists (select from shown, size where shown.id = matching.id and shown.age <= size.live / 2)
)
select q.id, q.text, q.channel, q.said_by, q.added_by, q.added_at, q.media_title, q.media_position_s, q.deleted_at, size.live as choices
from free cross join size join quotes q on q.id = free.id
where free.nth = 1 + floor(:draw::double precision * free.choices)::bigint
