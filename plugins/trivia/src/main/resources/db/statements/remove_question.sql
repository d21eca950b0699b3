insert into removed_questions (question_id, removed_by, removed_at) values (:question_id, :by, :at::timestamptz)
on conflict (question_id) do nothing
