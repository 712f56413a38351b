-- Tenants that exist to be attacked: nobody's customers, and in no list of them.
alter table tenant add column canary boolean not null default false;

-- What the prober knows of a canary. Its secret is encrypted under the master keyset.
create table canary (
  tenant  varchar(20)  primary key references tenant (id) on delete cascade,
  word    varchar(40)  not null,
  phone   varchar(20)  not null,
  client  varchar(200) not null,
  secret  bytea        not null,
  things  text         not null
);

-- Rounds in which the canaries attacked each other.
create table isolation_round (
  id          bigint generated always as identity primary key,
  begun_at    timestamptz not null,
  ended_at    timestamptz,
  operations  int         not null default 0,
  attempts    int         not null default 0,
  unclear     int         not null default 0,
  leaks       int         not null default 0,
  not_run     varchar(300)
);
create index isolation_round_time on isolation_round (begun_at);

create table isolation_finding (
  round      bigint       not null references isolation_round (id) on delete cascade,
  place      int          not null,
  leak       boolean      not null,
  operation  varchar(200) not null,
  aim        varchar(200) not null,
  expected   varchar(200) not null,
  came       varchar(300) not null,
  primary key (round, place)
);
