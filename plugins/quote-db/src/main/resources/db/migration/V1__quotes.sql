-- Whoever changes a quote holds this row until the end of the transaction, so that changes come one after another.
create table book (
  only_one boolean primary key default true check (only_one),
  last_id bigint not null
);
insert into book (last_id) values (0);

create table quotes (
  id bigint primary key,
  text text not null check (char_length(text) between 1 and 500),
  folded text not null,
  normal text not null,
  channel text not null,
  said_by text,
  added_by text,
  added_at timestamptz not null,
  media_title text,
  media_folded text not null,
  media_position_s bigint,
  deleted_at timestamptz,
  change text not null check (change in ('added', 'imported', 'edited', 'deleted', 'restored', 'forgotten')),
  changed_by text,
  changed_at timestamptz not null
);
create unique index quotes_live_text on quotes (text) where deleted_at is null;
create index quotes_normal on quotes using hash (normal);
create index quotes_added_by on quotes (lower(added_by));
create index quotes_live_age on quotes (added_at, id) where deleted_at is null;

-- Every state that a quote was ever in.
create table quote_history (
  id bigint generated always as identity primary key,
  quote_id bigint not null references quotes (id),
  change text not null,
  changed_by text,
  changed_at timestamptz not null,
  text text not null
);
create index quote_history_quote on quote_history (quote_id);

-- The live quotes, numbered without gaps: those of all channels together in the pool '', and those of each channel in a
-- pool of its own. A random number up to the last one finds a quote by the primary key.
create table places (
  pool text not null,
  place bigint not null,
  quote_id bigint not null references quotes (id),
  primary key (pool, place)
);
create index places_quote on places (quote_id);

create function wait_for_turn() returns trigger language plpgsql as $$
begin
  perform 1 from book for update;
  return null;
end $$;

create function give_number() returns trigger language plpgsql as $$
begin
  if new.id is null then
    update book set last_id = last_id + 1 returning last_id into new.id;
  else
    update book set last_id = greatest(last_id, new.id);
  end if;
  return new;
end $$;

create function take_places(quote bigint, channel_name text) returns void language sql as $$
  insert into places (pool, place, quote_id)
  select own.pool, 1 + coalesce((select max(p.place) from places p where p.pool = own.pool), 0), quote
  from (values (''), (channel_name)) own (pool)
$$;

-- The last one of each pool moves to where the quote was.
create function leave_places(quote bigint, channel_name text) returns void language sql as $$
  update places hole
  set quote_id = (select p.quote_id from places p where p.pool = hole.pool order by p.place desc limit 1)
  where hole.quote_id = quote;
  delete from places p
  where p.pool in ('', channel_name) and p.place = (select max(last.place) from places last where last.pool = p.pool)
$$;

create function follow_quote() returns trigger language plpgsql as $$
begin
  insert into quote_history (quote_id, change, changed_by, changed_at, text)
  values (new.id, new.change, new.changed_by, new.changed_at, new.text);
  if tg_op = 'INSERT' then
    if new.deleted_at is null then
      perform take_places(new.id, new.channel);
    end if;
  elsif old.deleted_at is null and new.deleted_at is not null then
    perform leave_places(new.id, new.channel);
  elsif old.deleted_at is not null and new.deleted_at is null then
    perform take_places(new.id, new.channel);
  end if;
  return null;
end $$;

create trigger quotes_in_turn before insert or update on quotes for each statement execute function wait_for_turn();
create trigger quotes_number before insert on quotes for each row execute function give_number();
create trigger quotes_follow after insert or update on quotes for each row execute function follow_quote();

-- Live quotes that say nearly the same, the likest first. Texts with other numbers in them are never nearly the same.
do $$
begin
  if exists (select from pg_catalog.pg_extension where extname = 'pg_trgm') then
    create index quotes_alike on quotes using gin (normal gin_trgm_ops) where deleted_at is null;
    create function near_quotes(sought text) returns setof bigint language sql stable as $body$
      select q.id from quotes q
      where q.deleted_at is null and q.normal % sought and similarity(q.normal, sought) >= 0.9
        and regexp_replace(q.normal, '[^0-9]+', ' ', 'g') = regexp_replace(sought, '[^0-9]+', ' ', 'g')
      order by similarity(q.normal, sought) desc, q.id
    $body$;
  else
    create function near_quotes(sought text) returns setof bigint language sql stable as $body$
      select q.id from quotes q where q.deleted_at is null and q.normal = sought order by q.id
    $body$;
  end if;
end $$;
