-- exec
with saved as (
  insert into game_events (game_id, seq, kind, body)
  select g.id, :seq::int, :kind, :body from games g where g.id = :game_id and g.finished_at is null and g.owner = :owner
  for no key update
  on conflict (game_id, seq) do nothing
  returning game_id
)
insert into scores (channel, player, day, name, points, correct)
select g.channel, :player, :day::date, :name, :points::bigint, 1 from saved join games g on g.id = saved.game_id
on conflict (channel, player, day) do update
set points = scores.points + excluded.points, correct = scores.correct + 1, name = excluded.name
