insert into quotes (text, folded, normal, channel, said_by, added_by, added_at, media_title, media_folded, media_position_s, change, changed_by, changed_at)
select :text, :folded, :normal, :channel, :said_by, :added_by, :added_at::timestamptz, :media_title, :media_folded, :media_position_s::bigint, 'added', :added_by, :added_at::timestamptz
where not exists (select from quotes q where q.text = :text and q.deleted_at is null)
  and (:anyway::boolean or not exists (select from near_quotes(:normal)))
on conflict (text) where deleted_at is null do nothing
returning id
