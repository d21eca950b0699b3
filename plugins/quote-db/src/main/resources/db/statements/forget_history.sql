update quote_history set changed_by = null
where lower(changed_by) = :name and quote_id in (select q.id from quotes q where q.added_by is null)
