-- exec
with ended as (
  update games set finished_at = :at::timestamptz, reason = :reason
  where id = :game_id and finished_at is null and owner = :owner
  returning id, channel
),
gone as (
  delete from game_events where game_id in (select id from ended)
)
insert into results (game_id, player, channel, name, points, correct, won)
select ended.id, s.player, ended.channel, s.name, s.points, s.correct, s.won
from ended, jsonb_to_recordset(:scores::jsonb) s (player text, name text, points int, correct int, won boolean)
