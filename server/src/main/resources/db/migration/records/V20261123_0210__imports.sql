-- What imports and bulk changes did to each record, with what it was before: the audit of imports and the way back of both.
-- changes: {field: [before, after]} as in audit; empty for created records, whose values are the record itself.
create table change_journal (
    run_id        uuid not null,
    id            uuid not null,
    object        text not null,
    record_id     uuid not null,
    kind          text not null check (kind in ('create', 'change', 'delete')),
    row_number    bigint,
    version_after bigint not null,
    changes       jsonb,
    at            timestamptz not null,
    undone_at     timestamptz,
    primary key (run_id, id)
);
create index change_journal_record on change_journal (record_id);

create table file_import (
    id                uuid primary key,
    object            text not null,
    file_name         text not null,
    bytes             bigint not null,
    status            text not null check (status in
                          ('draft', 'checking', 'ready', 'running', 'stopped', 'done', 'failed', 'undoing', 'undone')),
    format            jsonb not null,
    columns           jsonb not null,
    mapping           jsonb not null,
    -- of format and mapping; a check under way ends when it moves
    revision          bigint not null default 1,
    total             bigint not null,
    total_exact       boolean not null default false,
    done              bigint not null default 0,
    counts            jsonb not null default '{}',
    examples          jsonb not null default '[]',
    checkpoint_row    bigint not null default 1,
    checkpoint_offset bigint not null default 0,
    undo_before       uuid,
    undo_total        bigint not null default 0,
    undone            bigint not null default 0,
    kept              bigint not null default 0,
    problem           jsonb,
    actor_id          uuid not null,
    actor_name        text not null,
    undone_by         uuid,
    created_at        timestamptz not null default now(),
    started_at        timestamptz,
    finished_at       timestamptz
);
create index file_import_newest on file_import (created_at, id);
create index file_import_actor on file_import (actor_id, created_at, id);

create table import_refused_row (
    import_id  uuid not null references file_import on delete cascade,
    row_number bigint not null,
    cells      text[] not null,
    reasons    jsonb not null,
    primary key (import_id, row_number)
);

-- Rows without an id of their own are known again by their cells (the first half of their SHA-256) and their occurrence.
create table import_key (
    object     text not null,
    key        uuid not null,
    occurrence integer not null,
    record_id  uuid not null,
    import_id  uuid not null,
    primary key (object, key, occurrence)
);
create index import_key_import on import_key (import_id);
create index import_key_record on import_key (record_id);

create table import_mapping (
    id         uuid primary key,
    object     text not null,
    name       text not null,
    header     text[] not null,
    mapping    jsonb not null,
    used       bigint not null default 0,
    actor_id   uuid not null,
    created_at timestamptz not null default now(),
    changed_at timestamptz not null default now()
);
create unique index import_mapping_header on import_mapping (object, header);

create table bulk_change (
    id          uuid primary key,
    object      text not null,
    kind        text not null check (kind in ('edit', 'delete')),
    status      text not null check (status in ('waiting', 'running', 'stopped', 'done', 'failed', 'undoing', 'undone')),
    changes     jsonb not null,
    total       bigint not null,
    done        bigint not null default 0,
    changed     bigint not null default 0,
    refused     bigint not null default 0,
    undo_before uuid,
    undone      bigint not null default 0,
    kept        bigint not null default 0,
    actor_id    uuid not null,
    undone_by   uuid,
    created_at  timestamptz not null default now(),
    started_at  timestamptz,
    finished_at timestamptz
);
create index bulk_change_actor on bulk_change (actor_id, created_at);

create table bulk_record (
    bulk_id   uuid not null references bulk_change on delete cascade,
    record_id uuid not null,
    reasons   jsonb,
    done      boolean not null default false,
    primary key (bulk_id, record_id)
);

create table list_export (
    id          uuid primary key,
    object      text not null,
    filter      text not null,
    sort        text[] not null,
    fields      text[] not null,
    format      text not null check (format in ('csv', 'xlsx')),
    status      text not null check (status in ('waiting', 'running', 'done', 'failed')),
    rows        bigint not null default 0,
    total       bigint not null default 0,
    problem     jsonb,
    actor_id    uuid not null,
    created_at  timestamptz not null default now(),
    finished_at timestamptz,
    expires_at  timestamptz not null
);
create index list_export_actor on list_export (actor_id, created_at);
create index list_export_expires on list_export (expires_at);

-- The history of a record: the audit, and what imports journaled.
create view record_history as
    select id, at, actor_id, actor_name, action, object, record_id, changes, source
      from audit
    union all
    select j.id, j.at, i.actor_id, i.actor_name, j.kind, j.object, j.record_id, coalesce(j.changes, '{}'::jsonb), 'import'
      from change_journal j
      join file_import i on i.id = j.run_id
    union all
    select md5(j.id::text)::uuid, j.undone_at, i.undone_by, coalesce(u.name, 'Relata'), 'undo', j.object, j.record_id, '{}'::jsonb, 'import'
      from change_journal j
      join file_import i on i.id = j.run_id
      left join app_user u on u.id = i.undone_by
     where j.undone_at is not null;
