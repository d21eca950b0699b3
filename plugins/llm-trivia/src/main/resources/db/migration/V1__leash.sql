-- What operators switched. Whoever changes budgets or the book of questions holds the row “models” until the end of the
-- transaction, so that changes come one after another.
create table switches (
  name text primary key,
  state boolean not null,
  changed_by text not null,
  changed_at timestamptz not null
);
insert into switches (name, state, changed_by, changed_at) values ('models', true, 'default', now());

-- What was taken from each budget on each day (UTC), what is reserved included. Money in millionths.
create table spent (
  day date not null,
  scope text not null check (scope in ('all', 'channel', 'user')),
  name text not null,
  requests bigint not null default 0,
  tokens bigint not null default 0,
  money bigint not null default 0,
  primary key (day, scope, name)
);

-- One row for each call of a model. One that is not settled is counted at the most that it can have cost.
create table reservations (
  id text primary key,
  day date not null,
  channel text not null,
  person text not null,
  provider text not null,
  tokens bigint not null,
  money bigint not null,
  settled boolean not null default false,
  reserved_at timestamptz not null
);
create index reservations_day on reservations (day);

-- Takes one request and the most that it can cost from the budgets of the day, the channel and the user, or from none.
-- The limits are those of the day, the channel and the user for requests, then for tokens, then for money. Returns “ok”,
-- “off”, or what is short: the scope, a space, and requests, tokens or money.
create function reserve(
  p_id text, p_at timestamptz, p_channel text, p_person text, p_provider text, p_tokens bigint, p_money bigint, limits bigint[]
) returns text language plpgsql as $$
declare
  today date := (p_at at time zone 'UTC')::date;
  short text;
begin
  perform 1 from switches where name = 'models' for update;
  if not (select state from switches where name = 'models') then
    return 'off';
  end if;
  insert into spent (day, scope, name)
  values (today, 'all', ''), (today, 'channel', p_channel), (today, 'user', p_person)
  on conflict do nothing;
  select s.scope || ' ' || case
      when s.requests + 1 > limits[own.place] then 'requests'
      when s.tokens + p_tokens > limits[own.place + 3] then 'tokens'
      else 'money' end
    into short
    from (values (1, 'all', ''), (2, 'channel', p_channel), (3, 'user', p_person)) own (place, scope, name)
    join spent s on s.day = today and s.scope = own.scope and s.name = own.name
    where s.requests + 1 > limits[own.place]
      or s.tokens + p_tokens > limits[own.place + 3]
      or s.money + p_money > limits[own.place + 6]
    order by own.place limit 1;
  if short is not null then
    return short;
  end if;
  update spent s set requests = s.requests + 1, tokens = s.tokens + p_tokens, money = s.money + p_money
  where s.day = today
    and (s.scope, s.name) in (('all', ''), ('channel', p_channel), ('user', p_person));
  insert into reservations (id, day, channel, person, provider, tokens, money, reserved_at)
  values (p_id, today, p_channel, p_person, p_provider, p_tokens, p_money, p_at);
  delete from reservations where day < today - 30;
  delete from spent where day < today - 30;
  return 'ok';
end $$;

-- Puts what a call did cost in the place of what it could have cost; once.
create function settle(p_id text, p_tokens bigint, p_money bigint) returns boolean language plpgsql as $$
declare
  taken reservations;
begin
  perform 1 from switches where name = 'models' for update;
  update reservations set settled = true where id = p_id and not settled returning * into taken;
  if not found then
    return false;
  end if;
  update spent s set tokens = s.tokens + p_tokens - taken.tokens, money = s.money + p_money - taken.money
  where s.day = taken.day
    and (s.scope, s.name) in (('all', ''), ('channel', taken.channel), ('user', taken.person));
  return true;
end $$;

-- The questions that were made last, with what they are compared by.
create table questions (
  number bigint generated always as identity primary key,
  id text not null,
  subject text not null,
  question text not null,
  answer text not null,
  shingles bigint[] not null,
  made_at timestamptz not null
);
create index questions_subject on questions (subject, number);

-- Whether one of the last 2,000 questions has nearly the same text, or the same answer and much of the text.
create function is_known(sought bigint[], sought_answer text) returns boolean language sql stable as $$
  select exists (
    select from (select * from questions order by number desc limit 2000) q
    cross join lateral (select count(*) as shared from unnest(q.shingles) one join unnest(sought) other on one = other) both_have
    where both_have.shared >= (cardinality(q.shingles) + cardinality(sought) - both_have.shared)
      * case when q.answer = sought_answer then 0.4 else 0.7 end)
$$;

-- Writes a question into the book, unless it is known.
create function remember(
  p_id text, p_subject text, p_question text, p_answer text, p_shingles bigint[], p_at timestamptz
) returns boolean language plpgsql as $$
begin
  perform 1 from switches where name = 'models' for update;
  if is_known(p_shingles, p_answer) then
    return false;
  end if;
  insert into questions (id, subject, question, answer, shingles, made_at)
  values (p_id, p_subject, p_question, p_answer, p_shingles, p_at);
  delete from questions where number <= (select max(number) from questions) - 2000;
  return true;
end $$;

create table riffs (
  channel text not null,
  asked_at timestamptz not null
);
create index riffs_channel on riffs (channel, asked_at);

-- Takes one of a channel's heckles of the hour, if there is one left.
create function take_riff(p_channel text, p_at timestamptz, most integer) returns boolean language plpgsql as $$
begin
  perform 1 from switches where name = 'models' for update;
  delete from riffs where asked_at <= p_at - interval '1 hour';
  if (select count(*) from riffs where channel = p_channel) >= most then
    return false;
  end if;
  insert into riffs (channel, asked_at) values (p_channel, p_at);
  return true;
end $$;
