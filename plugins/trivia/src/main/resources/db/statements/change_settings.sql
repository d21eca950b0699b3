insert into channel_settings (channel, body) values (:channel, :change::jsonb)
on conflict (channel) do update set body = channel_settings.body || excluded.body
returning body::text as body
