select question_id, count(*) as people from reports
where question_id not in (select question_id from removed_questions)
group by question_id having count(*) >= :people::int
order by question_id
