-- Orders and their lines, summed by day and a few of their values: reports over millions of orders are told from these. Days begin
-- in the zone of daily_sales_state; without a row there, nothing is told from them. Filled in the background, day by
-- day, so that the migration itself takes no time however many orders there are. Beside each sum stands
-- how many orders have the value; columns are called like those of the summed tables.
create table daily_sales (
    day                  date not null,
    placed_at            timestamptz not null,
    channel              text,
    status               text not null,
    currency             text not null,
    records              bigint not null,
    total                numeric, total_n              bigint not null,
    units                numeric, units_n              bigint not null,
    discount             numeric, discount_n           bigint not null,
    cost                 numeric, cost_n               bigint not null,
    margin               numeric, margin_n             bigint not null,
    returned             numeric, returned_n           bigint not null,
    total_reporting      numeric, total_reporting_n    bigint not null,
    margin_reporting     numeric, margin_reporting_n   bigint not null,
    returned_reporting   numeric, returned_reporting_n bigint not null
);
create index daily_sales_day on daily_sales (day);

-- A line's day is that of its order; of an order in the bin a line's report tells neither moment nor status.
create table daily_line_sales (
    day                  date not null,
    order_placed_at      timestamptz,
    order_status         text,
    product_id           uuid,
    currency             text not null,
    records              bigint not null,
    quantity             numeric, quantity_n           bigint not null,
    discount             numeric, discount_n           bigint not null,
    amount               numeric, amount_n             bigint not null,
    cost                 numeric, cost_n               bigint not null,
    returned_quantity    numeric, returned_quantity_n  bigint not null,
    returned_amount      numeric, returned_amount_n    bigint not null
);
create index daily_line_sales_day on daily_line_sales (day);

create table daily_sales_state (
    one       boolean primary key default true check (one),
    zone      text not null
);

-- Days of UTC on which something was written since they were summed; until then reports count their orders one by one. Written by
-- the database itself in the transaction of the change, so that no writer can forget it. One row for each statement and day, never
-- updated: what sums a day takes away the marks that it saw, and one that commits later stays.
create table daily_sales_mark (
    on_day    date not null,
    marked_at timestamptz not null default now()
);

create function mark_days_of_orders() returns trigger language plpgsql as $$
begin
    if tg_op <> 'DELETE' then
        insert into daily_sales_mark (on_day) select distinct (placed_at at time zone 'UTC')::date from written;
    end if;
    if tg_op <> 'INSERT' then
        insert into daily_sales_mark (on_day) select distinct (placed_at at time zone 'UTC')::date from replaced;
    end if;
    return null;
end $$;
create trigger mark_days_when_placed after insert on sales_order
    referencing new table as written for each statement execute function mark_days_of_orders();
create trigger mark_days_when_changed after update on sales_order
    referencing old table as replaced new table as written for each statement execute function mark_days_of_orders();
create trigger mark_days_when_gone after delete on sales_order
    referencing old table as replaced for each statement execute function mark_days_of_orders();

-- An order that is gone with its lines marked its day itself. Each order is looked up by its key, in no plan otherwise: one made for
-- a file of lines must not read all orders for a single line afterwards.
create function mark_days_of_lines() returns trigger language plpgsql as $$
begin
    if tg_op <> 'DELETE' then
        insert into daily_sales_mark (on_day)
        select distinct on_day
          from (select (select (placed_at at time zone 'UTC')::date from sales_order where id = order_id) as on_day from written) w
         where on_day is not null;
    end if;
    if tg_op <> 'INSERT' then
        insert into daily_sales_mark (on_day)
        select distinct on_day
          from (select (select (placed_at at time zone 'UTC')::date from sales_order where id = order_id) as on_day from replaced) r
         where on_day is not null;
    end if;
    return null;
end $$;
create trigger mark_days_when_added after insert on order_line
    referencing new table as written for each statement execute function mark_days_of_lines();
create trigger mark_days_when_changed after update on order_line
    referencing old table as replaced new table as written for each statement execute function mark_days_of_lines();
create trigger mark_days_when_gone after delete on order_line
    referencing old table as replaced for each statement execute function mark_days_of_lines();
