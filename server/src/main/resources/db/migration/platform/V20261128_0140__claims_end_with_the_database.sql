-- When the PostgreSQL under which a job was claimed had started: a claim made under another is void, since whoever held
-- it has lost its connection.
alter table job add column database_start timestamptz;
