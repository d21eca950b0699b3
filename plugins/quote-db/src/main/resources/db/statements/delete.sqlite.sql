update quotes set deleted_at = :at, change = 'deleted', changed_by = :by, changed_at = :at
where id = :id and deleted_at is null
  and (:any or (lower(added_by) = lower(:by) and julianday(added_at) > julianday(:added_after)))
returning id, text, channel, said_by, added_by, added_at, media_title, media_position_s, deleted_at
