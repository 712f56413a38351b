-- Who works where: trees of departments, with what each does and what it answers for.
create table department (
  id        varchar(80)    primary key,
  parent    varchar(80)    constraint department_under references department (id),
  name      varchar(80)    collate "pg_c_utf8" not null,
  function  varchar(200),
  products  varchar(80)[]  not null
);
create unique index department_name on department (coalesce(parent, ''), lower(name));

alter table agent add column department varchar(80)
  constraint agent_in_department references department (id);
create index agent_department on agent (department);

-- Whoever changes people now chooses among departments there.
update permission_set set permissions = array_append(permissions, 'departments.see')
  where not built_in and 'agents.change' = any(permissions);
