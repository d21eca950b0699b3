select coalesce((select state from switches where name = :name), false) as done
