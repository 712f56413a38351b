-- Which tenant's web-hook has something to be sent, and when: what the dispatcher looks at instead
-- of every tenant's schema. A hook in hand is leased; the lease of a process that died runs out.
create table hook_due (
  tenant        varchar(20) not null references tenant (id) on delete cascade,
  hook          varchar(80) not null,
  next_at       timestamptz not null,
  leased_until  timestamptz not null default '-infinity',
  primary key (tenant, hook)
);
create index hook_due_next on hook_due (next_at);
