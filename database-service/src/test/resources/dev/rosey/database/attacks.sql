select * from neighbour.secrets

select * from "neighbour"."secrets"

insert into neighbour.secrets values (1000, 'x')

update neighbour.secrets set text = 'x'

delete from neighbour.secrets

truncate neighbour.secrets

drop table neighbour.secrets

drop schema neighbour cascade

alter table neighbour.secrets add column x int

alter schema neighbour rename to taken

lock table neighbour.secrets in access exclusive mode

create table neighbour.mine(i int)

create table child() inherits (neighbour.secrets)

create table child(like neighbour.secrets including all)

create view peek as select * from neighbour.secrets

create table referring(id int references neighbour.secrets(id))

create trigger spy after insert on neighbour.secrets execute function pg_catalog.suppress_redundant_updates_trigger()

create policy open on neighbour.secrets using (true)

grant select on neighbour.secrets to public

grant usage on schema neighbour to public

comment on table neighbour.secrets is 'mine'

analyze neighbour.secrets

vacuum neighbour.secrets

reindex table neighbour.secrets

cluster neighbour.secrets

select pg_catalog.pg_relation_filepath('neighbour.secrets'), pg_catalog.pg_read_file('PG_VERSION')

select query_to_xml('select * from neighbour.secrets', true, false, '')

select table_to_xml('neighbour.secrets', true, false, '')

select schema_to_xml('neighbour', true, false, '')

select database_to_xml(true, false, '')

do $$ begin execute 'select * from neighbour.secrets'; end $$

do $$ declare r record; begin for r in execute 'select * from neighbour.secrets' loop raise info '%', r; end loop; end $$

create function steal() returns setof text language sql security definer as 'select text from neighbour.secrets'

explain analyze select * from neighbour.secrets

with stolen as (delete from neighbour.secrets returning *) select * from stolen

table neighbour.secrets

select * from _rosey.plugins

select password from _rosey.plugins

update _rosey.plugins set password = 'x'

delete from _rosey.statements

insert into _rosey.statements values ('neighbour', 'evil', 'EXEC', 'select 1', '', now())

select * from _rosey.audit

delete from _rosey.audit

drop schema _rosey cascade

drop schema _extensions cascade

create function _extensions.similarity(text, text) returns real language sql as 'select 1'

select rolpassword from pg_authid

select passwd from pg_shadow

select * from pg_user_mapping

select * from pg_hba_file_rules

select * from pg_statistic

select most_common_vals from pg_stats where schemaname = 'neighbour'

select setconfig from pg_db_role_setting

set role postgres

set session authorization postgres

set session authorization rosey1_neighbour

reset role

reset session authorization

select set_config('role', 'postgres', false)

alter role postgres password 'x'

alter role current_user superuser

alter role current_user createrole

alter role current_user createdb

alter role current_user connection limit -1

alter user current_user bypassrls

create role friend

create user friend superuser

grant postgres to current_user

grant pg_read_all_data to current_user

grant pg_execute_server_program to current_user

drop role postgres

reassign owned by postgres to current_user

drop owned by postgres

create database mine

drop database postgres

alter database postgres set statement_timeout = 1

alter system set max_connections = 1

alter system set archive_command = 'touch /tmp/rosey-attack'

create extension dblink

create extension file_fdw

create extension plpython3u

drop extension pg_trgm cascade

create language plperlu

create server other foreign data wrapper postgres_fdw

create tablespace space location '/tmp'

create schema another

create schema authorization postgres

create table public.mine(i int)

create function public.now() returns timestamptz language sql as 'select null::timestamptz'

create event trigger watch on ddl_command_end execute function pg_catalog.event_trigger_fire()

create publication all_tables for all tables

create subscription leak connection 'host=127.0.0.1' publication p

create cast (int as text) with inout as implicit

create operator pg_catalog.= (leftarg = int, rightarg = text, function = texteq)

copy neighbour.secrets to stdout

copy (select * from neighbour.secrets) to '/tmp/rosey-attack'

copy loot from program 'id'

copy loot from '/etc/passwd'

/* hidden */ copy loot to program 'cat > /tmp/rosey-attack'

do $$ begin execute 'copy loot from program ''id'''; end $$

select pg_read_file('/etc/passwd')

select pg_read_binary_file('/etc/passwd')

select pg_ls_dir('/')

select pg_ls_logdir()

select pg_stat_file('/etc/passwd')

select pg_current_logfile()

select lo_import('/etc/passwd')

select lo_export(1, '/tmp/rosey-attack')

select lo_create(0)

select lo_creat(-1)

select lo_from_bytea(0, 'x')

select lo_put(1, 0, 'x')

select lowrite(1, 'x')

select lo_unlink(1)

select pg_advisory_lock(1)

select pg_advisory_lock(g) from generate_series(1, 1000000) g

select pg_try_advisory_lock(g) from generate_series(1, 100000) g

select pg_advisory_xact_lock_shared(1)

select pg_try_advisory_xact_lock(1, 2)

select pg_terminate_backend(pid) from pg_stat_activity

select pg_cancel_backend(pid) from pg_stat_activity

select pg_terminate_backend(pg_backend_pid())

select query from pg_stat_activity where query like '%secret%'

select pg_reload_conf()

select pg_rotate_logfile()

select pg_promote()

select pg_switch_wal()

select pg_create_restore_point('x')

select pg_logical_emit_message(false, 'x', repeat('x', 1000000))

select pg_create_physical_replication_slot('slot')

select pg_create_logical_replication_slot('slot', 'test_decoding')

select pg_stat_reset()

select pg_stat_reset_shared('bgwriter')

select pg_export_snapshot()

create temporary table secrets(id int, text text)

create temp view secrets as select 1 as id, 'mine' as text

set statement_timeout = 0

set lock_timeout = 0

set search_path = neighbour

set timezone = 'Asia/Tokyo'

set work_mem = '2GB'

set client_encoding = 'LATIN1'

set datestyle = 'German'

set standard_conforming_strings = off

set default_transaction_read_only = on

set session_replication_role = replica

set local_preload_libraries = 'nothing'

set log_statement = 'none'

set row_security = off

set transaction isolation level serializable

set transaction read write

set session characteristics as transaction read only

select set_config('statement_timeout', '0', false), set_config('search_path', 'neighbour', false)

select set_config('standard_conforming_strings', 'off', false)

do $$ begin perform set_config('statement_timeout', '0', false); set session work_mem = '1GB'; end $$

do $$ begin set transaction read write; delete from loot; end $$

listen everything

notify everything, 'x'

select pg_notify('everything', 'x')

prepare spare as select 1

deallocate all

do $$ begin deallocate all; end $$

discard all

declare c cursor with hold for select 1

declare c binary cursor for select 1

fetch all from c

close all

load '$libdir/plpgsql'

load '/tmp/evil.so'

checkpoint

security label on table loot is 'x'

begin

start transaction

commit

commit and chain

rollback

rollback and chain

end

abort

savepoint s

release savepoint s

prepare transaction 'x'

commit prepared 'x'

/* a /* nested */ comment */ commit

-- a line
commit

select 1; commit; drop table neighbour.secrets

insert into loot values ('x'); commit; select 1 / 0

select 1; select 2

select '1'';'; commit; --'

do $$ begin commit; end $$

do $$ begin rollback; end $$

create procedure ending() language plpgsql as $$ begin commit; end $$

drop schema hostile cascade

alter schema hostile rename to neighbour2

grant all on schema hostile to public

revoke all on schema hostile from current_user

alter default privileges grant all on tables to public

comment on schema hostile is 'rosey plugin, revision 999'

do $$ begin raise exception '%', repeat('x', 1000000); end $$

do $$ begin for i in 1..100000 loop raise info 'flood %', i; end loop; end $$

do $$ begin raise notice 'x'; raise warning 'y'; end $$

do $$ begin perform 1 / 0; exception when others then null; end $$

select repeat('x', 100000000)

select repeat('secre', 10000000) from generate_series(1, 5)

select 'NaN'::float8, 'Infinity'::float8, 'nan'::numeric

select ((((((((((1

select 'unfinished

select "unfinished

select $$unfinished

select /* unfinished

;

select

select null::record

select row(1, 2), array[row(1, 2)]

select E'\\x00'::bytea, ''::xml

select 1 as "secret", 2 as "a""b", 3 as ""

select * from loot, loot l2, loot l3

values (1), (2)

explain select 1

show all
