-- Billing's own books. Rows of tenants stand behind row policies that compare with the setting
-- app.tenant. The policies are forced, because this program owns the tables; without the setting
-- nothing is read and nothing written.

create table deck_version (
  deck text not null,
  version int not null check (version > 0),
  currency text not null,
  country text not null,
  effective_from timestamptz not null,
  primary key (deck, version),
  unique (deck, effective_from)
);

create table deck_rate (
  deck text not null,
  version int not null,
  prefix text not null check (prefix ~ '^[0-9]{1,15}$'),
  description text not null,
  increments text not null check (increments ~ '^[0-9]{1,4}\+[0-9]{1,4}$'),
  per_minute_millionths bigint not null check (per_minute_millionths >= 0),
  connection_minimum_minor bigint not null default 0 check (connection_minimum_minor >= 0),
  emergency boolean not null default false,
  primary key (deck, version, prefix),
  foreign key (deck, version) references deck_version
);

-- Ids only: where the provider's rounds over all tenants begin.
create table known_tenant (id text primary key);

create table account (
  tenant text primary key references known_tenant,
  outbound_deck text not null,
  inbound_deck text not null,
  seat_per_month_minor bigint not null check (seat_per_month_minor >= 0),
  currency text not null,
  zone text not null,
  customer text
);

create table leg (
  tenant text not null references known_tenant,
  leg text not null,
  call text not null,
  direction text not null check (direction in ('IN', 'OUT')),
  number text not null,
  caller_id text,
  answered_at timestamptz not null,
  ended_at timestamptz not null check (ended_at >= answered_at),
  unrated text,
  primary key (tenant, leg)
);
create index leg_answered on leg (tenant, answered_at);
create index leg_unrated on leg (tenant) where unrated is not null;

create table charge_line (
  tenant text not null,
  leg text not null,
  period int not null,
  call text not null,
  direction text not null check (direction in ('IN', 'OUT')),
  number text not null,
  begun_at timestamptz not null,
  seconds int not null check (seconds >= 0),
  billed_seconds int not null check (billed_seconds >= 0),
  deck text not null,
  deck_version int not null,
  prefix text not null,
  description text not null,
  increments text not null,
  per_minute_millionths bigint not null,
  amount_minor bigint not null check (amount_minor >= 0),
  currency text not null,
  primary key (tenant, leg, period),
  foreign key (tenant, leg) references leg,
  foreign key (deck, deck_version, prefix) references deck_rate
);
create index charge_line_begun on charge_line (tenant, begun_at);

create table seat_day (
  tenant text not null references known_tenant,
  agent text not null,
  day date not null,
  primary key (tenant, day, agent)
);

create table meter_reading (
  tenant text not null references known_tenant,
  identifier text not null,
  meter text not null,
  value bigint not null check (value >= 0),
  used_at timestamptz not null,
  sent_at timestamptz,
  refusal text,
  primary key (tenant, identifier)
);
create index meter_reading_waiting on meter_reading (tenant, used_at) where sent_at is null;

do $$
declare t text;
begin
  foreach t in array array['account', 'leg', 'charge_line', 'seat_day', 'meter_reading'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format(
      'create policy tenant_rows on %I using (tenant = current_setting(''app.tenant'', true))', t);
  end loop;
end $$;
