select channel, body::text as body from channel_settings order by channel limit 1000
