create table plugins (
    plugin      text primary key,
    schema_name text not null unique,
    role_name   text not null unique,
    password    text not null,
    verifier    text,
    revision    bigint not null default 0,
    created_at  timestamptz not null
);

comment on table plugins is 'Each plugin with its schema, its login role and the password that only this service knows';

create table statements (
    plugin        text not null references plugins on delete cascade,
    name          text not null,
    kind          text not null check (kind in ('EXEC', 'QUERY')),
    sql_text      text not null,
    checksum      text not null,
    registered_at timestamptz not null,
    primary key (plugin, name)
);

comment on table statements is 'The statements that plugins registered';

-- No reference to plugins: it is written while that row is locked by another transaction of the same service.
create table pending_migrations (
    plugin         text primary key,
    transaction_id text not null,
    versions       text[] not null
);

comment on table pending_migrations is 'Migrations whose history is not written yet; the transaction id tells whether they were committed';

create table audit (
    id          uuid primary key,
    written_at  timestamptz not null,
    plugin      text not null,
    statement   text not null,
    duration_us bigint not null,
    row_count   bigint not null,
    trace_id    text not null
);

create index audit_written_at on audit (written_at);

comment on table audit is 'Who wrote what and how long it took, never a value; kept for a limited time';
