-- exec
select reserve(:id, :at::timestamptz, :channel, :person, :provider, :tokens::bigint, :money::bigint, :limits::bigint[]) as outcome
