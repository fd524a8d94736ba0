-- A key is claimed before the work and gets its answer after it, in one transaction. An answer that holds a secret is
-- not kept: its body stays null.
alter table idempotency_key
    alter column status drop not null,
    alter column headers drop not null,
    alter column body drop not null;
