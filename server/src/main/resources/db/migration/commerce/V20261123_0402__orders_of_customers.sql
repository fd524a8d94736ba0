-- A customer begins without orders, so that the drain of marks has nothing to write for those who never buy.
alter table customer
    alter column order_count set default 0,
    alter column spent set default 0;
update customer set order_count = coalesce(order_count, 0), spent = coalesce(spent, 0) where order_count is null or spent is null;

-- Orders of one currency by day: a rate that comes later or is corrected values them anew.
create index sales_order_currency on sales_order (currency, placed_at);
