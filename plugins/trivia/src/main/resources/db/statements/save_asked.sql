-- exec
with saved as (
  insert into game_events (game_id, seq, kind, body)
  select g.id, :seq::int, :kind, :body from games g where g.id = :game_id and g.finished_at is null and g.owner = :owner
  for no key update
  on conflict (game_id, seq) do nothing
  returning game_id
)
insert into asked (channel, question_id, asked_at)
select g.channel, :question_id, :at::timestamptz from saved join games g on g.id = saved.game_id
on conflict (channel, question_id) do update set asked_at = greatest(asked.asked_at, excluded.asked_at)
