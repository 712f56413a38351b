-- Why an agent who is in a call will be not ready after it; null when he will be ready.
alter table agent_state add column pause varchar(80);
