create table notes (
    id   bigint generated always as identity primary key,
    text text not null,
    kind text,
    at   timestamptz not null,
    constraint not_empty check (text <> '')
);
