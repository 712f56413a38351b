-- What callers hear while they wait or are held: their queue's music, else the tenant's, else the
-- edge's own. A prompt that is played so can not be deleted.
alter table queue add column music varchar(80) constraint queue_plays_prompt references prompt (id);

create table music (
  one     boolean primary key default true check (one),
  prompt  varchar(80) constraint tenant_plays_prompt references prompt (id)
);
insert into music (prompt) values (null);
