create table quotes (
  id integer primary key autoincrement,
  text text not null check (length(text) between 1 and 500),
  folded text not null,
  normal text not null,
  channel text not null,
  said_by text,
  added_by text,
  added_at text not null,
  media_title text,
  media_folded text not null,
  media_position_s integer,
  deleted_at text,
  change text not null check (change in ('added', 'imported', 'edited', 'deleted', 'restored', 'forgotten')),
  changed_by text,
  changed_at text not null
);
create unique index quotes_live_text on quotes (text) where deleted_at is null;
create index quotes_normal on quotes (normal);
create index quotes_added_by on quotes (lower(added_by));
create index quotes_live_age on quotes (julianday(added_at), id) where deleted_at is null;

create table quote_history (
  id integer primary key autoincrement,
  quote_id integer not null references quotes (id),
  change text not null,
  changed_by text,
  changed_at text not null,
  text text not null
);
create index quote_history_quote on quote_history (quote_id);

create table places (
  pool text not null,
  place integer not null,
  quote_id integer not null references quotes (id),
  primary key (pool, place)
) without rowid;
create index places_quote on places (quote_id);

create trigger quotes_history_insert after insert on quotes begin
  insert into quote_history (quote_id, change, changed_by, changed_at, text)
  values (new.id, new.change, new.changed_by, new.changed_at, new.text);
end;

create trigger quotes_history_update after update on quotes begin
  insert into quote_history (quote_id, change, changed_by, changed_at, text)
  values (new.id, new.change, new.changed_by, new.changed_at, new.text);
end;

create trigger quotes_take_places after insert on quotes when new.deleted_at is null begin
  insert into places (pool, place, quote_id)
  select own.pool, 1 + coalesce((select max(p.place) from places p where p.pool = own.pool), 0), new.id
  from (select '' as pool union all select new.channel) own;
end;

create trigger quotes_retake_places after update on quotes when old.deleted_at is not null and new.deleted_at is null begin
  insert into places (pool, place, quote_id)
  select own.pool, 1 + coalesce((select max(p.place) from places p where p.pool = own.pool), 0), new.id
  from (select '' as pool union all select new.channel) own;
end;

create trigger quotes_leave_places after update on quotes when old.deleted_at is null and new.deleted_at is not null begin
  update places
  set quote_id = (select p.quote_id from places p where p.pool = places.pool order by p.place desc limit 1)
  where quote_id = new.id;
  delete from places
  where pool in ('', new.channel) and place = (select max(last.place) from places last where last.pool = places.pool);
end;
