-- A deleted file can be brought back for a while; then its row goes, and its content where nothing else has it.
alter table attachment add column deleted_at timestamptz;
alter table attachment add column deleted_by uuid;
create index attachment_deleted on attachment (deleted_at) where deleted_at is not null;
