-- Definitions made by administrators. Ids are immutable; a rename touches labels only.
create table custom_object (
    id           uuid primary key,
    name         text not null unique,
    path         text not null unique,
    label        jsonb not null,
    plural_label jsonb not null,
    created_at   timestamptz not null default now(),
    deleted_at   timestamptz
);

create table custom_field (
    id          uuid primary key,
    object      text not null,
    name        text not null,
    type        text not null,
    label       jsonb not null,
    description jsonb,
    choices     jsonb not null default '[]',
    target      text,
    inverse     text,
    formula     text,
    traits      text[] not null default '{}',
    position    integer not null default 0,
    created_at  timestamptz not null default now(),
    deleted_at  timestamptz
);
create unique index custom_field_name on custom_field (object, name) where deleted_at is null;

-- One row: every change of a definition counts it up in its transaction, so that all nodes compile one snapshot per version.
create table catalog_version (
    one_row boolean primary key default true check (one_row),
    version bigint not null
);
insert into catalog_version (version) values (1);

create table saved_view (
    id         uuid primary key,
    version    integer not null default 1,
    object     text not null,
    name       text not null,
    sharing    text not null check (sharing in ('mine', 'team', 'everyone')),
    owner_id   uuid references app_user,
    team_id    uuid references team,
    filter     text not null default '',
    sort       text[] not null default '{}',
    columns    text[] not null default '{}',
    layout     text not null default 'table' check (layout in ('table', 'board')),
    group_by   text,
    pinned     boolean not null default true,
    position   integer not null default 0,
    created_at timestamptz not null default now(),
    changed_at timestamptz not null default now()
);
create index saved_view_object on saved_view (object, sharing);
create index saved_view_owner on saved_view (owner_id);
create index saved_view_team on saved_view (team_id);

-- Indexes that saved views earned; the budget per object counts these rows.
create table view_index (
    name       text primary key,
    object     text not null,
    keys       text[] not null,
    state      text not null check (state in ('wanted', 'building', 'ready', 'failed')),
    reason     text,
    created_at timestamptz not null default now()
);
create unique index view_index_keys on view_index (object, keys);
