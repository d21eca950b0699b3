select id, text, kind, at, stars from notes where id = any(:ids) order by id
