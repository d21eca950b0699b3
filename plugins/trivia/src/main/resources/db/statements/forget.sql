-- exec
with s as (delete from scores where player = :player returning 1),
r as (delete from results where player = :player returning 1),
p as (delete from reports where player = :player returning 1),
g as (update games set started_by = null where lower(started_by) = :player and finished_at is not null returning 1),
m as (update removed_questions set removed_by = null where lower(removed_by) = :player returning 1)
insert into forgotten (forgotten_at, rows)
values (:at::timestamptz, (select count(*) from s) + (select count(*) from r) + (select count(*) from p) + (select count(*) from g)
  + (select count(*) from m))
returning rows
