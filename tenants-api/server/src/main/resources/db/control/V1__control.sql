-- The provider's schema: what is known about tenants, edges and numbers before a tenant's own schema is opened.

create table edge (
  id            varchar(80) primary key,
  epoch         bigint      not null default 0,
  agent_socket  varchar(300),
  seen_at       timestamptz
);

-- How far each history of an edge is stored: a row for each ownership.
create table edge_epoch (
  edge          varchar(80) not null,
  epoch         bigint      not null,
  acknowledged  bigint      not null,
  primary key (edge, epoch)
);

create table tenant (
  id             varchar(20)  primary key,
  name           varchar(120) not null,
  state          varchar(20)  not null,
  home_edge      varchar(80)  not null,
  zone           varchar(60)  not null,
  country        varchar(4)   not null,
  language       varchar(4)   not null,
  recording_key  text         not null,
  organisation   varchar(80),
  owner_user     varchar(80),
  owner_created  boolean      not null default false,
  owner_email    varchar(254) not null,
  number         varchar(20),
  signup_key     varchar(200) not null unique,
  signup_hash    varchar(64)  not null,
  config_version bigint       not null default 0,
  configured     bigint       not null default 0,
  created_at     timestamptz  not null
);

-- The inventory. A number belongs to one edge, where its carrier delivers it, and to at most one tenant.
create table number (
  e164      varchar(20) primary key,
  edge      varchar(80) not null,
  tenant    varchar(20) references tenant (id) on delete set null,
  label     varchar(80),
  flow      varchar(80),
  added_at  timestamptz not null
);
create index number_free on number (edge, e164) where tenant is null;
create index number_tenant on number (tenant, e164) where tenant is not null;

create table idempotency (
  scope       varchar(200) not null,
  key         varchar(200) not null,
  hash        varchar(64)  not null,
  response    text,
  created_at  timestamptz  not null,
  primary key (scope, key)
);
create index idempotency_age on idempotency (created_at);

-- Keys that sign tickets; the private half is encrypted under the master keyset.
create table signing_key (
  id           varchar(80) primary key,
  public_key   text        not null,
  private_key  bytea       not null,
  created_at   timestamptz not null
);

create table used_ticket (
  id          varchar(80) primary key,
  expires_at  timestamptz not null
);

-- Events of tenants that are not known here, or of a form that is not: kept, never in the way.
create table stray_event (
  edge         varchar(80) not null,
  epoch        bigint      not null,
  sequence     bigint      not null,
  tenant       varchar(80) not null,
  reason       varchar(200) not null,
  body         text        not null,
  received_at  timestamptz not null,
  primary key (edge, epoch, sequence)
);

-- A stretch of an edge's history that never came.
create table event_gap (
  edge        varchar(80) not null,
  epoch       bigint      not null,
  first       bigint      not null,
  last        bigint      not null,
  noticed_at  timestamptz not null,
  primary key (edge, epoch, first)
);

-- What billing must still be told.
create table usage_outbox (
  id          bigint generated always as identity primary key,
  tenant      varchar(20)  not null,
  kind        varchar(10)  not null,
  key         varchar(300) not null unique,
  body        text         not null,
  created_at  timestamptz  not null,
  attempts    int          not null default 0,
  next_at     timestamptz  not null,
  sent_at     timestamptz
);
create index usage_outbox_due on usage_outbox (next_at, id) where sent_at is null;
