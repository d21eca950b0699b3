-- exec
with added as (
  insert into reports (question_id, player, reported_at) values (:question_id, :player, :at::timestamptz)
  on conflict (question_id, player) do nothing
  returning question_id
)
select (select count(*) from added) as added,
  (select count(*) from reports r where r.question_id = :question_id) + (select count(*) from added) as people
