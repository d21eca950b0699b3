with line as (
  select value ->> 'id' as id, value ->> 'text' as text, value ->> 'folded' as folded, value ->> 'normal' as normal,
    value ->> 'channel' as channel, value ->> 'said_by' as said_by, value ->> 'added_by' as added_by,
    value ->> 'added_at' as added_at, value ->> 'media_title' as media_title, value ->> 'media_folded' as media_folded,
    value ->> 'media_position_s' as media_position_s, value ->> 'deleted_at' as deleted_at
  from json_each(:quotes)
)
select line.id from line join quotes q on q.id = line.id
where (q.text, q.channel, q.added_at) <> (line.text, line.channel, line.added_at)
  or q.said_by is not line.said_by or q.added_by is not line.added_by or q.deleted_at is not line.deleted_at
  or q.media_title is not line.media_title or q.media_position_s is not line.media_position_s
union
select line.id from line join quotes q on q.text = line.text and q.id <> line.id
where line.deleted_at is null and q.deleted_at is null
order by 1
