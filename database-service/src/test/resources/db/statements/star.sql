-- exec
with starred as (update notes set stars = stars + 1 where id = :id returning stars) select stars from starred