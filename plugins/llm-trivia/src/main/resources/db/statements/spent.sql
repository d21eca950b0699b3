select own.scope, coalesce(s.requests, 0) as requests, coalesce(s.tokens, 0) as tokens, coalesce(s.money, 0) as money
from (values (1, 'all', ''), (2, 'channel', :channel), (3, 'user', :person)) own (place, scope, name)
left join spent s on s.day = (:at::timestamptz at time zone 'UTC')::date and s.scope = own.scope and s.name = own.name
order by own.place
