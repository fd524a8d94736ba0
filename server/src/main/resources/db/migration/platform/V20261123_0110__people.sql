-- Who works here: users, their teams, the tree of territories, and the roles that say what they may do.

create table app_user (
    id            uuid primary key,
    version       bigint not null default 1,
    name          text not null,
    email         text not null,
    language      text not null default 'en' check (language in ('en', 'ru', 'uk')),
    time_zone     text not null default 'UTC',
    active        boolean not null default true,
    password_hash text,                        -- absent until an invitation is accepted
    totp_secret   bytea,                       -- encrypted, see relata.platform.Secrets
    totp_begun    bytea,                       -- a secret that is not confirmed yet, encrypted
    totp_step     bigint not null default 0,   -- the last time step used: a code is good once (RFC 6238, 5.2)
    sign_in_stamp bigint not null default 1,   -- moves when every session of the user must end
    created_at    timestamptz not null default now(),
    created_by    uuid not null,
    changed_at    timestamptz not null default now(),
    changed_by    uuid not null,
    deleted_at    timestamptz
);

create unique index app_user_email on app_user (lower(email)) where deleted_at is null;
create index app_user_name on app_user (name collate "und-x-icu", id) where deleted_at is null;

create table team (
    id         uuid primary key,
    version    bigint not null default 1,
    name       text not null,
    created_at timestamptz not null default now(),
    created_by uuid not null,
    changed_at timestamptz not null default now(),
    changed_by uuid not null,
    deleted_at timestamptz
);

create unique index team_name on team (lower(name)) where deleted_at is null;

create table team_member (
    team_id uuid not null references team,
    user_id uuid not null references app_user,
    primary key (user_id, team_id)
);

create index team_member_team on team_member (team_id);

create table territory (
    id         uuid primary key,
    version    bigint not null default 1,
    name       text not null,
    parent_id  uuid references territory,
    created_at timestamptz not null default now(),
    created_by uuid not null,
    changed_at timestamptz not null default now(),
    changed_by uuid not null,
    deleted_at timestamptz
);

create unique index territory_name on territory (parent_id, lower(name)) nulls not distinct where deleted_at is null;
create index territory_parent on territory (parent_id);

create table territory_member (
    territory_id uuid not null references territory,
    user_id      uuid not null references app_user,
    primary key (user_id, territory_id)
);

create index territory_member_territory on territory_member (territory_id);

-- grants: {"customer": {"read": "all", "create": "own", ..., "hiddenFields": [], "readOnlyFields": []}, "default": {...}};
-- an object without a grant of its own follows "default", so that later and custom objects have a rule from their first day.
create table role (
    id            uuid primary key,
    version       bigint not null default 1,
    name_en       text not null,
    name_ru       text not null,
    name_uk       text not null,
    built_in      boolean not null default false,
    administrator boolean not null default false,
    grants        jsonb not null,
    settings      text[] not null default '{}',
    created_at    timestamptz not null default now(),
    created_by    uuid not null,
    changed_at    timestamptz not null default now(),
    changed_by    uuid not null
);

create unique index role_name on role (lower(name_en));

create table user_role (
    user_id uuid not null references app_user,
    role_id uuid not null references role,
    primary key (user_id, role_id)
);

create index user_role_role on user_role (role_id);

-- One row. Its stamp moves in the same transaction as any change of roles, memberships or the territory tree; whoever
-- reads it with the user knows whether the rights compiled earlier still hold. Its row lock puts such changes in a row.
create table access_stamp (
    only_row boolean primary key default true check (only_row),
    stamp    bigint not null
);

insert into access_stamp (stamp) values (1);
