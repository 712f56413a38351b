-- Why a tenant is not active, as its people read it, since when, and when its data is deleted.
alter table tenant add column reason varchar(300);
alter table tenant add column state_since timestamptz;
alter table tenant add column delete_at timestamptz;
update tenant set reason = 'Suspended by the provider', state_since = now() where state = 'SUSPENDED';

-- What the provider's people did to tenants. It outlives the tenants, so no tenant's row is referred to,
-- and persons stand in it by their ids only.
create table provider_audit (
  id       bigint generated always as identity primary key,
  at       timestamptz  not null,
  who      varchar(80)  not null,
  act      varchar(40)  not null,
  tenant   varchar(20)  not null,
  reason   varchar(300),
  address  varchar(64),
  program  varchar(120),
  request  varchar(80)
);
create index provider_audit_tenant on provider_audit (tenant, id);

create function provider_audit_stays() returns trigger language plpgsql as $$
begin
  raise exception 'Entries of the provider''s trail stay as they are';
end
$$;
create trigger provider_audit_stays before update or delete on provider_audit
  for each row execute function provider_audit_stays();
create trigger provider_audit_is_not_emptied before truncate on provider_audit
  for each statement execute function provider_audit_stays();
revoke update, delete, truncate on provider_audit from current_user;
