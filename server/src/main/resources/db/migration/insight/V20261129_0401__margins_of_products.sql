-- What a purchase of each product brings, in the reporting currency: the mean over the order lines that it was learned from; null
-- until the night after this, and where no line has an amount in that currency.
alter table product_holders
    add column margin          numeric(19,4),
    add column lines           integer not null default 0,
    -- lines whose cost is not known: of them the share that the company set was taken
    add column unknown_margins integer not null default 0;
