-- What people may do: sets of permissions instead of roles. What the built-in sets hold is written
-- by the program at each start, from its catalogue.
create table permission_set (
  id           varchar(80)   primary key,
  name         varchar(80)   collate "pg_c_utf8" not null,
  built_in     boolean       not null,
  permissions  varchar(60)[] not null
);
create unique index permission_set_name on permission_set (lower(name)) where not built_in;
insert into permission_set (id, name, built_in, permissions) values
  ('employee', 'employee', true, '{}'),
  ('manager',  'manager',  true, '{}'),
  ('director', 'director', true, '{}');

create table agent_permission_set (
  agent           varchar(80) not null references agent (id) on delete cascade,
  permission_set  varchar(80) not null
    constraint agent_has_permission_set references permission_set (id),
  primary key (agent, permission_set)
);
create index agent_permission_set_used on agent_permission_set (permission_set);

insert into agent_permission_set (agent, permission_set)
  select distinct a.id,
    case held when 'AGENT' then 'employee' when 'SUPERVISOR' then 'manager' else 'director' end
  from agent a, unnest(a.roles) held;
alter table agent drop column roles;

create view agent_may as
  select distinct a.agent, unnest(s.permissions) as permission
  from agent_permission_set a join permission_set s on s.id = a.permission_set;
