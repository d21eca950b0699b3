select seq, kind, body from game_events where game_id = :game_id and seq > :after::int order by seq limit 500
