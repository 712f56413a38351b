-- Whose log-ins must still be ended at the identity provider, and for which tenant's sake.
create table log_out (
  tenant   varchar(63) not null,
  person   varchar(80) not null,
  next_at  timestamptz not null,
  primary key (tenant, person)
);
create index log_out_due on log_out (next_at);
