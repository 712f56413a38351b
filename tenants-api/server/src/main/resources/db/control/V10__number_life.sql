-- Where a number comes from and what it may do; and that it rests after it was given back, so that
-- nobody gets the calls of its former company.
alter table number
  add column kind        varchar(16) not null default 'GEOGRAPHIC',
  add column carrier     varchar(60),
  add column region      varchar(60),
  add column facts       text        not null default '[]',
  -- who may have it back while it rests
  add column former      varchar(20) references tenant (id) on delete set null,
  add column rests_until timestamptz;
-- what was in stock before there were kinds
update number set kind = 'PREMIUM' where e164 like '+841900%';
update number set kind = 'FREEPHONE' where e164 like '+841800%';
create index number_former on number (former) where former is not null;
