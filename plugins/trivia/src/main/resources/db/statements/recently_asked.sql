select question_id from asked where channel = :channel order by asked_at desc limit 500
