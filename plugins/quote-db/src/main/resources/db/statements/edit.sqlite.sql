update quotes set text = :text, folded = :folded, normal = :normal, change = 'edited', changed_by = :by, changed_at = :at
where id = :id and deleted_at is null
returning id, text, channel, said_by, added_by, added_at, media_title, media_position_s, deleted_at
