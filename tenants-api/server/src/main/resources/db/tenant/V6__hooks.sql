-- Events for other programs. The one row of public_event_head is the lock under which a sequence is
-- given; up to `forgotten` they are gone.
create table public_event_head (
  one        boolean primary key default true check (one),
  last       bigint  not null,
  forgotten  bigint  not null
);
insert into public_event_head (last, forgotten) values (0, 0);

create table public_event (
  sequence   bigint      primary key,
  type       varchar(40) not null,
  at         timestamptz not null,
  stored_at  timestamptz not null,
  body       text        not null
);
create index public_event_age on public_event (stored_at);
create index public_event_at on public_event (at);

-- rest_until: after a failure nothing is sent to it before this moment.
create table hook (
  id              varchar(80)   primary key,
  name            varchar(80)   not null,
  url             varchar(500)  not null,
  types           varchar(40)[] not null,
  state           varchar(20)   not null,
  paused_because  varchar(200),
  failing_since   timestamptz,
  failures        int           not null default 0,
  rest_until      timestamptz   not null default '-infinity',
  created_at      timestamptz   not null
);

-- Encrypted under the master keyset. After a renewal the older ones sign beside the new one until
-- their time is over.
create table hook_secret (
  number  bigint generated always as identity primary key,
  hook    varchar(80) not null references hook (id) on delete cascade,
  secret  bytea       not null,
  until   timestamptz not null default 'infinity'
);
create index hook_secret_hook on hook_secret (hook);

-- The body is the event's; a test, which has none, brings its own.
create table hook_delivery (
  id            varchar(80)  primary key,
  number        bigint generated always as identity,
  hook          varchar(80)  not null references hook (id) on delete cascade,
  sequence      bigint,
  type          varchar(40)  not null,
  body          text,
  state         varchar(20)  not null,
  attempts      int          not null default 0,
  last_status   int,
  last_failure  varchar(200),
  millis        int,
  created_at    timestamptz  not null,
  attempted_at  timestamptz,
  next_at       timestamptz
);
create index hook_delivery_log on hook_delivery (hook, number desc);
create index hook_delivery_due on hook_delivery (hook, next_at) where state = 'PENDING';
create index hook_delivery_event on hook_delivery (sequence);
