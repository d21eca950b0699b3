select question_id from removed_questions
union
select question_id from reports group by question_id having count(*) >= :people::int
