select is_known(:shingles::bigint[], :answer) as done
