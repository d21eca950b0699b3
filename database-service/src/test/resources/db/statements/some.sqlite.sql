select id, text, kind, at, stars from notes where id in (select value from json_each(:ids)) order by id
