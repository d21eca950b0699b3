update quotes set deleted_at = :at::timestamptz, change = 'deleted', changed_by = :by, changed_at = :at::timestamptz
where id = :id and deleted_at is null
  and (:any::boolean or (lower(added_by) = lower(:by) and added_at > :added_after::timestamptz))
returning id, text, channel, said_by, added_by, added_at, media_title, media_position_s, deleted_at
