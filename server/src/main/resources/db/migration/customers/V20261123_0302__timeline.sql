-- Channels with what one contact over them costs, in the reporting currency.
create table channel (
    id              uuid primary key,
    version         integer not null default 1,
    code            text not null,
    name            text not null collate "und-x-icu",
    unit_cost       numeric(19,4),
    created_at      timestamptz not null default now(),
    created_by      uuid,
    changed_at      timestamptz not null default now(),
    changed_by      uuid,
    deleted_at      timestamptz
);
create unique index channel_code on channel (code) where deleted_at is null;
create index channel_name on channel (name, id) where deleted_at is null;

-- Append-only: one row per contact. (customer, time) serves the timeline of a customer with any number of rows in the table.
create table interaction (
    id              uuid primary key,
    version         integer not null default 1,
    customer_id     uuid not null references customer on delete cascade,
    occurred_at     timestamptz not null,
    channel         text not null,
    direction       text not null check (direction in ('in', 'out', 'internal')),
    kind            text not null,
    subject         text,
    body            text,
    user_id         uuid references app_user,
    outcome         text,
    satisfaction    bigint,
    duration_seconds bigint,
    unit_cost       numeric(19,4),
    campaign        text,
    offer           text,
    source          text not null default 'manual',
    source_id       text,
    created_at      timestamptz not null default now(),
    created_by      uuid,
    changed_at      timestamptz not null default now(),
    changed_by      uuid,
    deleted_at      timestamptz
);
create index interaction_timeline on interaction (customer_id, occurred_at desc, id desc);
create index interaction_newest on interaction (occurred_at, id) where deleted_at is null;
create index interaction_user on interaction (user_id) where user_id is not null;
create unique index interaction_source on interaction (source, source_id) where source_id is not null;

-- What is open with a customer, whoever opened it: each source writes its own, all read.
create table open_matter (
    id              uuid primary key,
    version         integer not null default 1,
    customer_id     uuid not null references customer on delete cascade,
    kind            text not null,
    source          text not null,
    source_id       text not null,
    title           text not null,
    state           text not null,
    value           numeric(19,4),
    currency        text,
    severity        bigint not null default 0,
    since           timestamptz not null,
    due_at          timestamptz,
    created_at      timestamptz not null default now(),
    created_by      uuid,
    changed_at      timestamptz not null default now(),
    changed_by      uuid,
    deleted_at      timestamptz
);
create unique index open_matter_source on open_matter (source, source_id) where deleted_at is null;
create index open_matter_customer on open_matter (customer_id, since desc);
create index open_matter_since on open_matter (since, id) where deleted_at is null;

create table cost (
    id              uuid primary key,
    version         integer not null default 1,
    customer_id     uuid references customer on delete cascade,
    kind            text not null,
    channel         text,
    amount          numeric(19,4) not null,
    currency        text not null,
    incurred_on     date not null,
    source          text not null default 'manual',
    source_id       text,
    note            text,
    created_at      timestamptz not null default now(),
    created_by      uuid,
    changed_at      timestamptz not null default now(),
    changed_by      uuid,
    deleted_at      timestamptz
);
create index cost_customer on cost (customer_id, incurred_on);
create index cost_day on cost (incurred_on, id) where deleted_at is null;
create unique index cost_source on cost (source, source_id) where source_id is not null;

-- Customers whose facts changed: one row each, drained in batches; what is computed from facts is then computed anew.
create table customer_mark (
    customer_id     uuid primary key,
    marked_at       timestamptz not null default now()
);
create index customer_mark_oldest on customer_mark (marked_at);
