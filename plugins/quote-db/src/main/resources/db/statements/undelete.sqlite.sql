update quotes set deleted_at = null, change = 'restored', changed_by = :by, changed_at = :at
where id = :id and julianday(deleted_at) > julianday(:deleted_after)
returning id, text, channel, said_by, added_by, added_at, media_title, media_position_s, deleted_at
