with line as (
  select * from jsonb_to_recordset(:quotes::jsonb) l (
    id bigint, text text, channel text, said_by text, added_by text, added_at timestamptz,
    media_title text, media_position_s bigint, deleted_at timestamptz)
)
select line.id from line join quotes q on q.id = line.id
where (q.text, q.channel, q.said_by, q.added_by, q.added_at, q.media_title, q.media_position_s, q.deleted_at)
  is distinct from
  (line.text, line.channel, line.said_by, line.added_by, line.added_at, line.media_title, line.media_position_s, line.deleted_at)
union
select line.id from line join quotes q on q.text = line.text and q.id <> line.id
where line.deleted_at is null and q.deleted_at is null
order by id
