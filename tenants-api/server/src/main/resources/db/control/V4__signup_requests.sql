-- Strangers who asked for a company. Of the link that they are mailed only a hash is here. A request is
-- forgotten a week after its link is over.
create table signup_request (
  token_hash   varchar(64)  primary key,
  company      varchar(120) not null,
  owner_name   varchar(120) not null,
  owner_email  varchar(254) not null,
  domain       varchar(254) not null,
  language     varchar(4)   not null,
  client       varchar(60)  not null,
  created_at   timestamptz  not null,
  expires_at   timestamptz  not null
);
create index signup_request_client on signup_request (client, created_at);
create index signup_request_mail on signup_request (lower(owner_email), created_at);
create index signup_request_domain on signup_request (domain, created_at);
create index signup_request_age on signup_request (expires_at);
