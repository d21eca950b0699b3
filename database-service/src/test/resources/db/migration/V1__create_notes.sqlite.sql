create table notes (
    id   integer primary key autoincrement,
    text text not null check (text <> ''),
    kind text,
    at   text not null
);
