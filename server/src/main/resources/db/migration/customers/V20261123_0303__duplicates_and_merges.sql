create table duplicate_candidate (
    id         uuid primary key,
    first_id   uuid not null references customer on delete cascade,
    second_id  uuid not null references customer on delete cascade,
    score      numeric(4,3) not null,
    reasons    jsonb not null,
    state      text not null default 'open' check (state in ('open', 'dismissed', 'merged')),
    found_at   timestamptz not null default now(),
    decided_at timestamptz,
    decided_by uuid,
    unique (first_id, second_id),
    check (first_id < second_id)
);
create index duplicate_candidate_queue on duplicate_candidate (score desc, id) where state = 'open';
create index duplicate_candidate_second on duplicate_candidate (second_id);

-- The journal of a merge holds what it moved and what it overwrote, so that it can be undone.
create table customer_merge (
    id          uuid primary key,
    survivor_id uuid not null,
    merged_id   uuid not null,
    merged_at   timestamptz not null default now(),
    merged_by   uuid not null,
    journal     jsonb not null,
    undone_at   timestamptz,
    undone_by   uuid
);
create index customer_merge_survivor on customer_merge (survivor_id);
create index customer_merge_merged on customer_merge (merged_id);

-- The old id of a merged customer leads to the one that is left.
create table customer_alias (
    old_id      uuid primary key,
    customer_id uuid not null references customer on delete cascade
);
create index customer_alias_customer on customer_alias (customer_id);
