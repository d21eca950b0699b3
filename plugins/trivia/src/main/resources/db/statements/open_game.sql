insert into games (id, channel, started_by, started_at, owner)
values (:game_id, :channel, :started_by, :at::timestamptz, :owner)
on conflict (id) do nothing
