-- What lists filter and sort by. Written only when changed, outside the record's version. No index on purpose: a nightly run
-- then changes a row without an entry in each of the customer's twenty indexes (heap-only tuples).
alter table customer
    add column tier            text,
    add column key_customer    boolean not null default false,
    add column stage           text not null default 'awareness',
    add column lifetime_value  numeric(19,4),
    add column churn_risk      numeric(5,4),
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
    -- days with an order, the first one included
    purchases         integer not null default 0,
    spent             numeric(19,4) not null default 0,
    -- on all purchases after the first
    repeat_spent      numeric(19,4) not null default 0,
    margin            numeric(19,4) not null default 0,
    -- orders whose margin is not known: the share that the company sets is taken
    unknown_margins   integer not null default 0,
    acquisition_cost  numeric(19,4) not null default 0,
    service_cost      numeric(19,4) not null default 0,
    interactions      integer not null default 0,
    year_spent        numeric(19,4) not null default 0,
    year_before_spent numeric(19,4) not null default 0,
    -- margin less costs of the twelve months to as_of, and of the twelve before
    year_contribution        numeric(19,4) not null default 0,
    year_before_contribution numeric(19,4) not null default 0,
    -- orders of the quarter of the first order and each quarter after: bit n is set where the n-th quarter had one
    quarters          bigint not null default 0,
    categories        smallint not null default 0,
    -- probability that the customer buys again, of the day as_of
    active            double precision,
    year_purchases    double precision,
    lifetime_value    numeric(19,4),
    -- what the model in use says of the customer as it stood a year before
    lifetime_value_before    numeric(19,4),
    recency_score     smallint,
    frequency_score   smallint,
    monetary_score    smallint,
    tier              text,
    tier_before       text,
    stage             text not null default 'awareness',
    stage_since       date,
    owner_id          uuid,
    team_id           uuid,
    territory_id      uuid
) with (fillfactor = 80);

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
