insert into quotes (text, folded, normal, channel, said_by, added_by, added_at, media_title, media_folded, media_position_s, change, changed_by, changed_at)
select :text, :folded, :normal, :channel, :said_by, :added_by, :added_at, :media_title, :media_folded, :media_position_s, 'added', :added_by, :added_at
where not exists (select 1 from quotes q where q.text = :text and q.deleted_at is null)
  and (:anyway or not exists (select 1 from quotes q where q.normal = :normal and q.deleted_at is null))
returning id
