-- A locked person keeps what he holds and may do nothing.
alter table agent add column locked boolean not null default false;

create view agent_holds as
  select distinct a.agent, unnest(s.permissions) as permission
  from agent_permission_set a join permission_set s on s.id = a.permission_set;

create or replace view agent_may as
  select h.agent, h.permission
  from agent_holds h join agent a on a.id = h.agent
  where not a.locked;
