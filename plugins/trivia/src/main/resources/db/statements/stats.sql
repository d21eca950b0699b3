select
  (select coalesce(sum(s.points), 0)::bigint from scores s where s.channel = :channel and s.player = :player) as points,
  (select coalesce(sum(s.correct), 0)::bigint from scores s where s.channel = :channel and s.player = :player) as correct,
  (select count(*) from results r where r.channel = :channel and r.player = :player) as games,
  (select count(*) from results r where r.channel = :channel and r.player = :player and r.won) as won
