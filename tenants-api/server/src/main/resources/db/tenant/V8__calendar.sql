-- When a tenant works. The body is the calendar as JSON; the feed is the secret end of the address
-- under which other programs read it, null until it is asked for.
create table calendar (
  id    varchar(80) primary key,
  name  varchar(80) collate "pg_c_utf8" not null,
  body  text        not null,
  feed  varchar(80) constraint calendar_feed unique
);
create unique index calendar_name on calendar (lower(name));

-- By which calendars live versions go, so that none is deleted under a flow.
create table flow_calendar (
  flow      varchar(80) not null references flow (id) on delete cascade,
  calendar  varchar(80) not null constraint flow_goes_by_calendar references calendar (id),
  primary key (flow, calendar)
);

-- Whoever composes menus now chooses among calendars there.
update permission_set set permissions = array_append(permissions, 'calendars.see')
  where not built_in and 'flows.change' = any(permissions);
