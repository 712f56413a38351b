-- Plans that follow the one in the account: each holds from the first of its month until the next.
create table plan (
  tenant text not null references account,
  from_month date not null check (extract(day from from_month) = 1),
  outbound_deck text not null,
  inbound_deck text not null,
  seat_per_month_minor bigint not null check (seat_per_month_minor >= 0),
  primary key (tenant, from_month)
);
alter table plan enable row level security;
alter table plan force row level security;
create policy tenant_rows on plan using (tenant = current_setting('app.tenant', true));
