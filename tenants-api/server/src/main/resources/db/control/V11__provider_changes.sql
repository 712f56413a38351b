-- The provider changes things of its own, as numbers in stock, that may be no tenant's.
alter table provider_audit alter column tenant drop not null;
alter table provider_audit add column object varchar(80);
alter table provider_audit add column changes text not null default '[]';
