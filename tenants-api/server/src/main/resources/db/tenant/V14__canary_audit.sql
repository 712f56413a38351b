-- Canaries look at their own things all day and nobody asks why: theirs may go after a day.
create or replace function audit_stays() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    if old.at < now() - interval '12 months' then
      return old;
    end if;
    if old.at < now() - interval '20 hours' and to_regclass('control.tenant') is not null then
      if exists (
        select 1 from control.tenant t where t.canary and 't_' || t.id = tg_table_schema) then
        return old;
      end if;
    end if;
  end if;
  raise exception 'Entries of the audit trail stay as they are for a year';
end
$$;
