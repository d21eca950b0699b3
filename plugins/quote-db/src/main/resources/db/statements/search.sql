with hits as (
  select q.*, (select count(*) from unnest(:whole::text[]) whole where strpos(' ' || q.normal || ' ', whole) > 0) as whole
  from quotes q
  where q.deleted_at is null and (:pool = '' or q.channel = :pool)
    and not exists (select from unnest(:terms::text[]) term where strpos(q.folded, term) = 0)
    and (:by = '' or lower(q.added_by) = :by or lower(q.said_by) = :by)
    and (:media = '' or strpos(q.media_folded, :media) > 0)
    and q.added_at >= coalesce(:after::timestamptz, '-infinity') and q.added_at < coalesce(:before::timestamptz, 'infinity')
)
select q.id, q.text, q.channel, q.said_by, q.added_by, q.added_at, q.media_title, q.media_position_s, q.deleted_at, count(*) over () as hits
from hits q
order by q.whole desc, char_length(q.text), q.id desc
limit :limit::bigint offset :offset::bigint
