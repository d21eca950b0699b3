with hits as (
  select q.*, (select count(*) from json_each(:whole) term where instr(' ' || q.normal || ' ', term.value) > 0) as whole
  from quotes q
  where q.deleted_at is null and (:pool = '' or q.channel = :pool)
    and not exists (select 1 from json_each(:terms) term where instr(q.folded, term.value) = 0)
    and (:by = '' or lower(q.added_by) = :by or lower(q.said_by) = :by)
    and (:media = '' or instr(q.media_folded, :media) > 0)
    and julianday(q.added_at) >= coalesce(julianday(:after), 0) and julianday(q.added_at) < coalesce(julianday(:before), 1e9)
)
select q.id, q.text, q.channel, q.said_by, q.added_by, q.added_at, q.media_title, q.media_position_s, q.deleted_at, count(*) over () as hits
from hits q
order by q.whole desc, length(q.text), q.id desc
limit :limit offset :offset
