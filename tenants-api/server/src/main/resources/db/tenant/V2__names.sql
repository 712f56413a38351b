-- Names are compared without regard to case in every language: in a database of locale C, lower()
-- leaves everything beyond ASCII as it is, and nobody finds Đào by typing đào.
alter table customer alter column name type varchar(120) collate "pg_c_utf8";
alter table queue alter column name type varchar(80) collate "pg_c_utf8";
