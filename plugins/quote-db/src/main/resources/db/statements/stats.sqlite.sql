with live as (
  select q.id, q.added_by, q.said_by, q.added_at from quotes q where q.deleted_at is null and (:pool = '' or q.channel = :pool)
),
top as (
  select min(added_by) as name, count(*) as quotes from live where added_by is not null
  group by lower(added_by) order by count(*) desc, min(id) limit 1
),
first as (select id, added_at from live order by julianday(added_at), id limit 1),
newest as (select id, added_at from live order by julianday(added_at) desc, id desc limit 1)
select (select count(*) from live) as quotes,
  (select name from top) as top_name, (select quotes from top) as top_quotes,
  (select id from first) as first_id, (select added_at from first) as first_at,
  (select id from newest) as newest_id, (select added_at from newest) as newest_at,
  (select count(*) from live where lower(added_by) = :name) as user_added,
  (select count(*) from live where lower(said_by) = :name) as user_said
