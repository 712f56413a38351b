-- What was removed of tenants that are deleted: the provider's report, and how their late events and
-- recordings are known. Nothing personal is in it.
create table tenant_removal (
  id        bigint generated always as identity primary key,
  tenant    varchar(20) not null unique,
  edge      varchar(80) not null,
  begun_at  timestamptz not null,
  done_at   timestamptz,
  people    int         not null default 0,
  objects   int         not null default 0,
  rows      bigint      not null default 0,
  numbers   int         not null default 0
);
