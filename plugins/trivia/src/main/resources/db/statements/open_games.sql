select id, channel, owner from games where finished_at is null order by started_at limit 1000
