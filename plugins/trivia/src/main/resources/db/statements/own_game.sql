update games set owner = :owner where id = :game_id and finished_at is null
