-- What goes with what was learned from everybody's purchases. One row for each learning; what the newest that is done found stands
-- in the two tables below, replaced in one transaction.
create table affinity_run (
    id             uuid primary key,
    state          text not null default 'waiting' check (state in ('waiting', 'done', 'refused', 'failed')),
    as_of          date,
    asked_at       timestamptz not null default now(),
    finished_at    timestamptz,
    customers      integer not null default 0,
    products       integer not null default 0,
    -- the trial: one product of each customer with two at least is hidden, and offers learned from the rest are asked to find it
    tried          integer not null default 0,
    found          integer not null default 0,
    found_by_share integer not null default 0,
    offers         integer not null default 0,
    usable         boolean not null default false
);
create index affinity_run_newest on affinity_run (asked_at desc);

-- How many customers hold each product.
create table product_holders (
    product_id uuid primary key references product on delete cascade,
    customers  integer not null
);
create index product_holders_most on product_holders (customers desc, product_id);

-- For each product those that go with it, by the cosine that was shrunk.
create table product_affinity (
    product_id uuid not null references product on delete cascade,
    other_id   uuid not null references product on delete cascade,
    together   integer not null,
    cosine     double precision not null,
    primary key (product_id, other_id)
);
create index product_affinity_other on product_affinity (other_id);
