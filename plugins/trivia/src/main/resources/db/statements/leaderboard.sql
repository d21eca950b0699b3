select max(s.name) as name, sum(s.points)::bigint as points, sum(s.correct)::bigint as correct
from scores s
where s.channel = :channel and s.day >= :since::date
group by s.player
order by points desc, name
limit 10
