-- What the modules above read of orders: those that stand, in the reporting currency, less returns. The value is null where no rate is known.
create view order_facts as
    select id as order_id, customer_id, placed_at,
           total_reporting - coalesce(returned_reporting, 0) as value,
           margin_reporting as margin
      from sales_order
     where status <> 'cancelled' and deleted_at is null;
