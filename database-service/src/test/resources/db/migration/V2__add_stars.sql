alter table notes add column stars int not null default 0;
