-- Who did what, from where, and what changed by it; see decision 0007. Persons stand in it by their
-- ids only.
alter table audit add column changes text not null default '[]';
alter table audit add column address varchar(64);
alter table audit add column program varchar(120);
alter table audit add column request varchar(80);
update audit set act = case act when 'LISTEN' then 'recording.listen' else 'call.export' end,
  object = case act when 'EXPORT' then 'calls' else object end;
create index audit_at on audit (at);
create index audit_who on audit (who, id);
create index audit_object on audit (object, id);

-- Entries are only added. Nothing younger than a year is removed by anybody: also the program, which
-- owns the table, would have to change the schema first.
create function audit_stays() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    if old.at < now() - interval '12 months' then
      return old;
    end if;
  end if;
  raise exception 'Entries of the audit trail stay as they are for a year';
end
$$;
create trigger audit_stays before update or delete on audit
  for each row execute function audit_stays();
create trigger audit_is_not_emptied before truncate on audit
  for each statement execute function audit_stays();
revoke update, truncate on audit from current_user;
