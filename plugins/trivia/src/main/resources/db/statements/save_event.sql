insert into game_events (game_id, seq, kind, body)
select g.id, :seq::int, :kind, :body from games g where g.id = :game_id and g.finished_at is null and g.owner = :owner
for no key update
on conflict (game_id, seq) do nothing
