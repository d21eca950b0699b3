update notes set stars = stars + 1 where id = :id returning stars
