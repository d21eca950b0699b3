-- exec
select take_riff(:channel, :at::timestamptz, :most::integer) as done
