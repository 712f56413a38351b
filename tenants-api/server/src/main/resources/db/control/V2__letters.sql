-- Mails that must still go out. They hold names and addresses: a letter is removed when it has gone,
-- or when it could not go for three days.
create table letter (
  id          bigint generated always as identity primary key,
  recipient   varchar(254) not null,
  subject     varchar(300) not null,
  body        text         not null,
  created_at  timestamptz  not null,
  attempts    int          not null default 0,
  next_at     timestamptz  not null
);
create index letter_due on letter (next_at, id);
