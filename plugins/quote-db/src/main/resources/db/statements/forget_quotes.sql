update quotes set added_by = null, change = 'forgotten', changed_by = null, changed_at = :at::timestamptz
where lower(added_by) = :name
