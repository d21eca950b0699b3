insert into games (id, channel, started_by, started_at)
values (:game_id, :channel, :started_by, :at::timestamptz)
on conflict (id) do nothing
