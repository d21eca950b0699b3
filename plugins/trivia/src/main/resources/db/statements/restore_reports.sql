delete from reports where question_id = :question_id
