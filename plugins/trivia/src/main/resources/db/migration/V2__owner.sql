-- The instance that plays a game that is not over. What another one still writes changes nothing.
alter table games add column owner text;
