-- exec
select settle(:id, :tokens::bigint, :money::bigint) as done
