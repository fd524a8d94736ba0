-- The risk that was last told: what came of it is told again once it lies in another band, and by a tenth at least elsewhere.
alter table customer_value add column risk_noted numeric(5,4);

create table risk_change (
    id          uuid primary key,
    customer_id uuid not null references customer on delete cascade,
    from_risk   numeric(5,4) not null,
    to_risk     numeric(5,4) not null,
    as_of       date not null,
    changed_at  timestamptz not null default now()
);
create index risk_change_customer on risk_change (customer_id, as_of desc, id desc);
