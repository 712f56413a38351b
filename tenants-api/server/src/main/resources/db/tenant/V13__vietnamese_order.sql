-- Customers stand as in a Vietnamese telephone book: Đặng between Dương and Trần, Văn Á before Văn
-- Hùng. By code point they stood behind everybody. Order, pages and index all go by the column's
-- own collation; it is deterministic, so that names that differ stay different.
alter table customer alter column name type varchar(120) collate "vi-x-icu";
