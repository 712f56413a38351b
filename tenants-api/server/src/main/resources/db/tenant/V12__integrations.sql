-- Programs of the tenant's own, each with an OAuth client at the identity provider.
create table integration (
  id           varchar(80)   primary key,
  name         varchar(80)   collate "pg_c_utf8" not null,
  client       varchar(200)  not null,
  actor        varchar(80)   not null unique,
  permissions  varchar(60)[] not null,
  created_at   timestamptz   not null,
  used_at      timestamptz
);

-- Whoever may do something: people (agent_may) and programs.
create view may as
  select agent as actor, permission, false as program from agent_may
  union all
  select actor, unnest(permissions), true from integration;
