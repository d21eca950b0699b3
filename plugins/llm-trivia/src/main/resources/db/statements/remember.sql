-- exec
select remember(:id, :subject, :question, :answer, :shingles::bigint[], :at::timestamptz) as done
