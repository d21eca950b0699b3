delete from removed_questions where question_id = :question_id
