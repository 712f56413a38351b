-- A tenant's own schema; Flyway sets the search path.

create table queue (
  id               varchar(80)  primary key,
  name             varchar(80)  not null,
  ring_seconds     int          not null,
  depth_max        int          not null,
  wrap_up_seconds  int          not null,
  wrap_up_codes    varchar(40)[] not null,
  record           boolean      not null
);
create unique index queue_name on queue (lower(name));

create table prompt (
  id          varchar(80)  primary key,
  name        varchar(80)  not null,
  text        varchar(1000),
  language    varchar(4),
  sha256      varchar(64)  not null,
  seconds     int          not null,
  audio       bytea        not null,
  created_at  timestamptz  not null
);

create table flow (
  id            varchar(80) primary key,
  name          varchar(80) not null,
  live          int         not null,
  published_at  timestamptz not null
);

create table flow_version (
  flow          varchar(80) not null references flow (id) on delete cascade,
  version       int         not null,
  document      text        not null,
  published_by  varchar(80) not null,
  published_at  timestamptz not null,
  primary key (flow, version)
);

-- Which queues and prompts live versions stand on, so that none is deleted under a flow.
create table flow_queue (
  flow   varchar(80) not null references flow (id) on delete cascade,
  queue  varchar(80) not null constraint flow_stands_on_queue references queue (id),
  primary key (flow, queue)
);

create table agent (
  id         varchar(80)   primary key,
  name       varchar(120)  not null,
  email      varchar(254)  not null,
  extension  varchar(6)    not null constraint agent_extension unique,
  roles      varchar(20)[] not null,
  invited    boolean       not null,
  created_at timestamptz   not null
);

create table agent_queue (
  agent  varchar(80) not null references agent (id) on delete cascade,
  queue  varchar(80) not null references queue (id) on delete cascade,
  primary key (agent, queue)
);

create table customer (
  id         varchar(80)   primary key,
  name       varchar(120)  not null,
  honorific  varchar(20),
  phones     varchar(20)[] not null,
  notes      varchar(4000)
);
create index customer_phones on customer using gin (phones);
create index customer_name on customer (lower(name), id);

create table event (
  edge      varchar(80) not null,
  epoch     bigint      not null,
  sequence  bigint      not null,
  at        timestamptz not null,
  version   int         not null,
  call      varchar(80),
  agent     varchar(80),
  body      text        not null,
  primary key (edge, epoch, sequence)
);
create index event_call on event (call) where call is not null;

-- The record of a call, folded from its events; the columns are what lists ask for.
create table interaction (
  id             varchar(80) primary key,
  direction      varchar(3)  not null,
  ours           varchar(30) not null,
  theirs         varchar(30),
  customer       varchar(80),
  queue          varchar(80),
  agents         varchar(80)[] not null,
  started_at     timestamptz not null,
  ended_at       timestamptz,
  live           boolean     not null,
  waiting_queue  varchar(80),
  waiting_since  timestamptz,
  record         text        not null
);
create index interaction_time on interaction (started_at desc, id desc);
create index interaction_agents on interaction using gin (agents);
create index interaction_theirs on interaction (theirs, started_at desc);
create index interaction_live on interaction (id) where live;
create index interaction_waiting on interaction (waiting_queue) where waiting_queue is not null;

create table recording (
  id          varchar(80) primary key,
  call        varchar(80) not null,
  sha256      varchar(64) not null,
  bytes       bigint      not null,
  seconds     int         not null,
  object_key  varchar(300) not null,
  stored_at   timestamptz not null
);
create index recording_call on recording (call);

create table agent_state (
  agent     varchar(80) primary key,
  presence  varchar(20) not null,
  reason    varchar(80),
  since     timestamptz not null,
  call      varchar(80),
  phone     boolean     not null,
  epoch     bigint      not null,
  sequence  bigint      not null
);

create table queue_state (
  queue  varchar(80) primary key,
  board  text        not null
);

create table seat_day (
  agent  varchar(80) not null,
  day    date        not null,
  primary key (agent, day)
);

-- The live feed. The one row of feed_head is the lock under which a sequence is given.
create table feed_head (
  one   boolean primary key default true check (one),
  last  bigint  not null
);
insert into feed_head (last) values (0);

create table feed (
  sequence  bigint      primary key,
  at        timestamptz not null,
  body      text        not null
);
create index feed_age on feed (at);

create table audit (
  id      bigint generated always as identity primary key,
  at      timestamptz  not null,
  who     varchar(80)  not null,
  act     varchar(60)  not null,
  object  varchar(120) not null,
  once    varchar(80)  unique
);
