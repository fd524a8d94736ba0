create table household (
    id              uuid primary key,
    version         integer not null default 1,
    name            text not null collate "und-x-icu",
    owner_id        uuid references app_user,
    team_id         uuid references team,
    territory_id    uuid references territory,
    created_at      timestamptz not null default now(),
    created_by      uuid,
    changed_at      timestamptz not null default now(),
    changed_by      uuid,
    deleted_at      timestamptz,
    search_words    tsvector,
    search_text     text
);
create index household_name on household (name, id) where deleted_at is null;
create index household_owner on household (owner_id);
create index household_team on household (team_id);
create index household_territory on household (territory_id);
create index household_words on household using gin (search_words);
create index household_parts on household using gin (search_text gin_trgm_ops);

-- email, phone and the address show the primary contact points and the main address; the rules of the module keep both in step.
create table customer (
    id              uuid primary key,
    version         integer not null default 1,
    kind            text not null check (kind in ('person', 'organization')),
    name            text not null collate "und-x-icu",
    given_name      text collate "und-x-icu",
    patronymic      text collate "und-x-icu",
    family_name     text collate "und-x-icu",
    email           text,
    phone           text,
    external_id     text,
    tax_id          text,
    website         text,
    birthday        date,
    language        text,
    time_zone       text,
    street          text,
    postal_code     text,
    city            text collate "und-x-icu",
    region          text collate "und-x-icu",
    country         text,
    source          text,
    description     text,
    owner_id        uuid references app_user,
    team_id         uuid references team,
    territory_id    uuid references territory,
    parent_id       uuid references customer,
    household_id    uuid references household,
    -- derived, outside the version: written only when changed
    quality         bigint,
    last_contact_at timestamptz,
    created_at      timestamptz not null default now(),
    created_by      uuid,
    changed_at      timestamptz not null default now(),
    changed_by      uuid,
    deleted_at      timestamptz,
    search_words    tsvector,
    search_text     text
);
-- What the standard screens ask: by name, newest, last contact, mine, my team's, my territory's.
create index customer_name on customer (name, id) where deleted_at is null;
create index customer_created on customer (created_at, id) where deleted_at is null;
create index customer_contacted on customer (last_contact_at, id) where deleted_at is null;
create index customer_owner on customer (owner_id, name, id) where deleted_at is null;
create index customer_team on customer (team_id, name, id) where deleted_at is null;
create index customer_territory on customer (territory_id, name, id) where deleted_at is null;
create index customer_kind on customer (kind, name, id) where deleted_at is null;
create index customer_quality on customer (quality, id) where deleted_at is null;
create index customer_city on customer (city, name, id) where deleted_at is null;
create index customer_parent on customer (parent_id) where parent_id is not null;
create index customer_household on customer (household_id) where household_id is not null;
create index customer_bin on customer (deleted_at, id) where deleted_at is not null;
create unique index customer_external on customer (external_id) where external_id is not null and deleted_at is null;
create index customer_email on customer (email) where email is not null;
create index customer_phone on customer (phone) where phone is not null;
create index customer_words on customer using gin (search_words);
create index customer_parts on customer using gin (search_text gin_trgm_ops);

-- Who is meant by an e-mail address, a number, an id: one customer for each. By this key everything that comes in finds its customer.
-- kind: email, phone, tax, external:<system>, messenger:<name>
create table customer_identity (
    kind            text not null,
    value           text not null,
    customer_id     uuid not null references customer on delete cascade,
    verified        boolean not null default false,
    primary key (kind, value)
);
create index customer_identity_customer on customer_identity (customer_id);

create table contact_point (
    id              uuid primary key,
    version         integer not null default 1,
    customer_id     uuid not null references customer on delete cascade,
    kind            text not null,
    value           text not null,
    normalized      text not null,
    label           text,
    is_primary      boolean not null default false,
    -- a number or address that several customers use identifies none of them
    shared          boolean not null default false,
    verified_at     timestamptz,
    created_at      timestamptz not null default now(),
    created_by      uuid,
    changed_at      timestamptz not null default now(),
    changed_by      uuid,
    deleted_at      timestamptz
);
create unique index contact_point_customer on contact_point (customer_id, kind, normalized) where deleted_at is null;
create index contact_point_normalized on contact_point (kind, normalized);

create table consent (
    id              uuid primary key,
    version         integer not null default 1,
    customer_id     uuid not null references customer on delete cascade,
    contact_point_id uuid references contact_point on delete cascade,
    purpose         text not null,
    channel         text not null,
    state           text not null check (state in ('given', 'refused')),
    decided_at      timestamptz not null,
    evidence        text,
    created_at      timestamptz not null default now(),
    created_by      uuid,
    changed_at      timestamptz not null default now(),
    changed_by      uuid,
    deleted_at      timestamptz
);
create unique index consent_customer on consent (customer_id, purpose, channel, contact_point_id) nulls not distinct where deleted_at is null;
create index consent_contact_point on consent (contact_point_id);

create table address (
    id              uuid primary key,
    version         integer not null default 1,
    customer_id     uuid not null references customer on delete cascade,
    kind            text not null,
    street          text,
    postal_code     text,
    city            text collate "und-x-icu",
    region          text collate "und-x-icu",
    country         text,
    note            text,
    created_at      timestamptz not null default now(),
    created_by      uuid,
    changed_at      timestamptz not null default now(),
    changed_by      uuid,
    deleted_at      timestamptz
);
create index address_customer on address (customer_id);
create unique index address_main on address (customer_id) where kind = 'main' and deleted_at is null;

create table external_id (
    id              uuid primary key,
    version         integer not null default 1,
    customer_id     uuid not null references customer on delete cascade,
    system          text not null,
    value           text not null,
    created_at      timestamptz not null default now(),
    created_by      uuid,
    changed_at      timestamptz not null default now(),
    changed_by      uuid,
    deleted_at      timestamptz
);
create index external_id_customer on external_id (customer_id);
create unique index external_id_value on external_id (system, value) where deleted_at is null;

-- customer has a role at other: an employee at an organization, a spouse in a family, one who recommended another.
create table relationship (
    id              uuid primary key,
    version         integer not null default 1,
    customer_id     uuid not null references customer on delete cascade,
    other_id        uuid not null references customer on delete cascade,
    kind            text not null,
    role            text,
    level           text,
    influence       text,
    attitude        text,
    since           date,
    until           date,
    note            text,
    created_at      timestamptz not null default now(),
    created_by      uuid,
    changed_at      timestamptz not null default now(),
    changed_by      uuid,
    deleted_at      timestamptz,
    check (customer_id <> other_id)
);
create unique index relationship_pair on relationship (customer_id, other_id, kind, coalesce(role, '')) where deleted_at is null;
create index relationship_other on relationship (other_id);
