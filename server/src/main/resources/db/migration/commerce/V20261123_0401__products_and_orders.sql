create table product (
    id              uuid primary key,
    version         integer not null default 1,
    name            text not null collate "und-x-icu",
    code            text,
    family          text collate "und-x-icu",
    unit            text,
    price           numeric(19,4),
    cost            numeric(19,4),
    currency        text,
    refill_days     bigint,
    active          boolean not null default true,
    description     text,
    created_at      timestamptz not null default now(),
    created_by      uuid,
    changed_at      timestamptz not null default now(),
    changed_by      uuid,
    deleted_at      timestamptz,
    search_words    tsvector,
    search_text     text
);
create index product_name on product (name, id) where deleted_at is null;
create unique index product_code on product (code) where code is not null and deleted_at is null;
create index product_family on product (family, name, id) where deleted_at is null;
create index product_words on product using gin (search_words);
create index product_parts on product using gin (search_text gin_trgm_ops);

-- rate: how many units of the reporting currency one unit of the currency is worth from that day on.
create table exchange_rate (
    id              uuid primary key,
    version         integer not null default 1,
    currency        text not null,
    valid_from      date not null,
    rate            numeric(24,8) not null check (rate > 0),
    created_at      timestamptz not null default now(),
    created_by      uuid,
    changed_at      timestamptz not null default now(),
    changed_by      uuid,
    deleted_at      timestamptz
);
create unique index exchange_rate_day on exchange_rate (currency, valid_from) where deleted_at is null;

create table sales_order (
    id              uuid primary key,
    version         integer not null default 1,
    customer_id     uuid not null references customer,
    number          text collate "und-x-icu",
    external_id     text,
    placed_at       timestamptz not null,
    channel         text,
    status          text not null default 'placed',
    currency        text not null,
    total           numeric(19,4) not null,
    discount        numeric(19,4),
    cost            numeric(19,4),
    margin          numeric(19,4),
    returned        numeric(19,4) not null default 0,
    units           numeric(24,8),
    -- in the reporting currency at the rate of the day; null where no rate is known
    total_reporting numeric(19,4),
    margin_reporting numeric(19,4),
    returned_reporting numeric(19,4),
    campaign        text,
    note            text,
    created_at      timestamptz not null default now(),
    created_by      uuid,
    changed_at      timestamptz not null default now(),
    changed_by      uuid,
    deleted_at      timestamptz,
    search_words    tsvector,
    search_text     text
);
create index sales_order_customer on sales_order (customer_id, placed_at desc, id desc);
create index sales_order_placed on sales_order (placed_at, id) where deleted_at is null;
create index sales_order_total on sales_order (total_reporting, id) where deleted_at is null;
create index sales_order_number on sales_order (number, id) where deleted_at is null;
create index sales_order_bin on sales_order (deleted_at, id) where deleted_at is not null;
create unique index sales_order_external on sales_order (external_id) where external_id is not null and deleted_at is null;
create index sales_order_parts on sales_order using gin (search_text gin_trgm_ops) where search_text is not null;

create table order_line (
    id              uuid primary key,
    version         integer not null default 1,
    order_id        uuid not null references sales_order on delete cascade,
    position        bigint not null,
    product_id      uuid references product,
    description     text,
    quantity        numeric(24,8) not null,
    unit_price      numeric(19,4),
    discount        numeric(19,4),
    amount          numeric(19,4) not null,
    currency        text not null,
    cost            numeric(19,4),
    returned_quantity numeric(24,8) not null default 0,
    returned_amount numeric(19,4) not null default 0,
    created_at      timestamptz not null default now(),
    created_by      uuid,
    changed_at      timestamptz not null default now(),
    changed_by      uuid,
    deleted_at      timestamptz
);
create unique index order_line_position on order_line (order_id, position) where deleted_at is null;
create index order_line_product on order_line (product_id) where product_id is not null;

-- What orders contribute to the customer: written by commerce when an order changed, outside the customer's version.
alter table customer
    add column order_count   bigint,
    add column last_order_at timestamptz,
    add column spent         numeric(19,4);
create index customer_spent on customer (spent, id) where deleted_at is null;
create index customer_last_order on customer (last_order_at, id) where deleted_at is null;
