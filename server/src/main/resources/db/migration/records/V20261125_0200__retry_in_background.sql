-- Refused rows are tried again in the background: behind which row the next portion begins, how many of how many were tried,
-- and where the import stood before.
alter table file_import
    add column retry_after bigint not null default 0,
    add column retried     bigint not null default 0,
    add column retry_total bigint not null default 0,
    add column retry_back  text;
alter table file_import drop constraint file_import_status_check;
alter table file_import add constraint file_import_status_check check (status in
    ('draft', 'checking', 'ready', 'running', 'stopped', 'done', 'failed', 'retrying', 'undoing', 'undone'));
