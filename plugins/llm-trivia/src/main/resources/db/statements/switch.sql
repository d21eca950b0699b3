insert into switches (name, state, changed_by, changed_at) values (:name, :state::boolean, :by, :at::timestamptz)
on conflict (name) do update set state = excluded.state, changed_by = excluded.changed_by, changed_at = excluded.changed_at
