-- What lists filter and sort by. Written only when changed, outside the record's version. No index on purpose: a nightly run
-- then changes a row without an entry in each of the customer's twenty indexes (heap-only tuples).
alter table customer
    add column tier            text,
    add column key_customer    boolean not null default false,
    add column stage           text not null default 'awareness',
    add column lifetime_value  numeric(19,4),
    add column churn_risk      numeric(24,8),
    add column contribution    numeric(19,4);
alter table customer set (fillfactor = 90);

-- All figures of a customer that has a fact (an order, a cost, an interaction): one narrow row each, from which every picture of
-- the base is drawn by one scan. Amounts in the reporting currency. Computed from that customer's facts when it is marked,
-- and for all by the nightly run; what is read with a date of its own (probability active) says which.
create table customer_value (
    customer_id       uuid primary key references customer on delete cascade,
    -- raised by each writing, so that the nightly run never overwrites what a new fact has changed since it read
    revision          integer not null default 1,
    as_of             date not null,
    first_on          date,
    last_on           date,
    orders            integer not null default 0,
    year_orders       integer not null default 0,
    year_before_orders integer not null default 0,
    -- days with an order, the first one included
    purchases         integer not null default 0,
    spent             numeric(19,4) not null default 0,
    -- on all purchases after the first
    repeat_spent      numeric(19,4) not null default 0,
    margin            numeric(19,4) not null default 0,
    -- orders whose margin is not known: the share that the company sets is taken for it
    unknown_margins   integer not null default 0,
    acquisition_cost  numeric(19,4) not null default 0,
    service_cost      numeric(19,4) not null default 0,
    interactions      integer not null default 0,
    year_spent        numeric(19,4) not null default 0,
    year_before_spent numeric(19,4) not null default 0,
    -- margin less costs of the twelve months to as_of, and of the twelve before
    year_contribution        numeric(19,4) not null default 0,
    year_before_contribution numeric(19,4) not null default 0,
    -- bit n is set where the n-th quarter after that of the first order had an order; the 62nd stands for all later ones
    quarters          bigint not null default 0,
    -- probability that the customer buys again, of the day as_of; null without a model
    active            double precision,
    year_purchases    double precision,
    lifetime_value    numeric(19,4),
    -- what the same models say of the customer as it stood a year before
    lifetime_value_before numeric(19,4),
    stage             text not null,
    stage_since       date not null,
    owner_id          uuid,
    team_id           uuid,
    territory_id      uuid
) with (fillfactor = 80);
create index customer_value_owner on customer_value (owner_id) where owner_id is not null;

-- Where tiers begin, by day: of the measure that the company chose, by cumulative shares, now and a year before.
create table tiering (
    as_of         date primary key,
    measure       text not null,
    cut_a         numeric(19,4) not null,
    cut_b         numeric(19,4) not null,
    cut_a_before  numeric(19,4) not null,
    cut_b_before  numeric(19,4) not null,
    -- bounds of fifths: days since the last order, purchases, spent
    recency       integer[] not null,
    frequency     integer[] not null,
    monetary      numeric[] not null,
    computed_at   timestamptz not null default now()
);

-- Key customers by the company's weighted criteria, the best first; chosen ones and the candidates behind them.
create table key_customer (
    customer_id   uuid primary key references customer on delete cascade,
    score         double precision not null,
    chosen        boolean not null,
    figures       jsonb not null
);

-- Customer capital by day.
create table capital_day (
    as_of         date primary key,
    model_id      uuid not null,
    customers     integer not null,
    capital       numeric(19,4) not null,
    active        double precision not null,
    computed_at   timestamptz not null default now()
);

-- Every step of a customer from one stage to another, with its cause and the figures behind it.
create table stage_change (
    id          uuid primary key,
    customer_id uuid not null references customer on delete cascade,
    from_stage  text,
    to_stage    text not null,
    as_of       date not null,
    cause       text not null,
    figures     jsonb not null,
    changed_at  timestamptz not null default now()
);
create index stage_change_customer on stage_change (customer_id, as_of desc, id desc);
create index stage_change_day on stage_change (as_of, to_stage);

-- Who moved from one tier to another on which day.
create table tier_change (
    id          uuid primary key,
    customer_id uuid not null references customer on delete cascade,
    from_tier   text,
    to_tier     text,
    as_of       date not null,
    measure     numeric(19,4),
    changed_at  timestamptz not null default now()
);
create index tier_change_customer on tier_change (customer_id, as_of desc);
create index tier_change_day on tier_change (as_of);

-- Why a relationship ended, as its owner says or as was derived.
create table dissolution (
    customer_id uuid primary key references customer on delete cascade,
    ended_by    text check (ended_by in ('customer', 'company', 'both')),
    reason      text check (reason in ('needs', 'alternative', 'service', 'advertising', 'terms')),
    derived     boolean not null,
    note        text,
    told_by     uuid references app_user,
    told_at     timestamptz not null default now()
);
create index dissolution_told_by on dissolution (told_by) where told_by is not null;

-- Passes over everybody: nightly, after a fit, after a change of the settings. One that a crash ends is done again from the start;
-- what it wrote so far stands.
create table standing_run (
    id          uuid primary key,
    state       text not null default 'waiting' check (state in ('waiting', 'done', 'failed')),
    as_of       date,
    asked_at    timestamptz not null default now(),
    finished_at timestamptz,
    seen        integer not null default 0,
    written     integer not null default 0
);
create index standing_run_newest on standing_run (asked_at desc);
