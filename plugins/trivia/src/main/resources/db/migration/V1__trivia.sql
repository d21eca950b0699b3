-- Games of all channels; a channel has one that is not over.
create table games (
  id text primary key,
  channel text not null,
  started_by text,
  started_at timestamptz not null,
  finished_at timestamptz,
  reason text
);
create unique index games_one_open on games (channel) where finished_at is null;

-- What happened in the games that are not over, to rebuild them from. Gone when a game is over.
create table game_events (
  game_id text not null references games (id),
  seq int not null,
  kind text not null,
  body text not null,
  primary key (game_id, seq)
);

-- When a question was last asked in a channel.
create table asked (
  channel text not null,
  question_id text not null,
  asked_at timestamptz not null,
  primary key (channel, question_id)
);
create index asked_newest on asked (channel, asked_at desc);

-- Points of a player by the days of the channel's time zone. Players are keyed by their names in lower case.
create table scores (
  channel text not null,
  player text not null,
  day date not null,
  name text not null,
  points bigint not null,
  correct bigint not null,
  primary key (channel, player, day)
);
create index scores_day on scores (channel, day);
create index scores_player on scores (player);

-- How everybody who guessed came out of the games that are over.
create table results (
  game_id text not null references games (id),
  player text not null,
  channel text not null,
  name text not null,
  points int not null,
  correct int not null,
  won boolean not null,
  primary key (game_id, player)
);
create index results_player on results (player, channel);

create table reports (
  question_id text not null,
  player text not null,
  reported_at timestamptz not null,
  primary key (question_id, player)
);

-- Questions that a moderator took out for good.
create table removed_questions (
  question_id text primary key,
  removed_by text,
  removed_at timestamptz not null
);

create table channel_settings (
  channel text primary key,
  body jsonb not null
);

-- That somebody's data was removed, and how much; not whose.
create table forgotten (
  id bigint generated always as identity primary key,
  forgotten_at timestamptz not null,
  rows bigint not null
);
