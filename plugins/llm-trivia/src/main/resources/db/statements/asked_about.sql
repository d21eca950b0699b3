select question from questions where subject = :subject order by number desc limit 8
