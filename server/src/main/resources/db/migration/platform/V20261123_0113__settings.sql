-- Settings of the installation, one row each; secrets inside are encrypted before they come here.
create table setting (
    key        text primary key,
    value      jsonb not null,
    changed_at timestamptz not null default now(),
    changed_by uuid not null
);
