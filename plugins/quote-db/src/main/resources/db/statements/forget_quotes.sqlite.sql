update quotes set added_by = null, change = 'forgotten', changed_by = null, changed_at = :at
where lower(added_by) = :name
