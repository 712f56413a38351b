-- Who of a tenant's people must log in with a second factor.
alter table control.tenant add column second_factor varchar(20) not null default 'NOBODY'
  constraint tenant_second_factor check (second_factor in ('NOBODY', 'ADMINISTRATORS', 'EVERYBODY'));
