-- What the modules above read of the margin of order lines: in the reporting currency at the rate of their order. Goods that came
-- back take their share of it with them. Null where no cost is known.
create view order_line_margins as
    select l.id as line_id, l.product_id, o.placed_at,
           round((l.amount - l.returned_amount) * o.total_reporting / o.total, 4) as value,
           round((l.amount - l.cost) * (1 - coalesce(l.returned_amount / nullif(l.amount, 0), 0)) * o.total_reporting / o.total, 4) as margin
      from order_line l
      join sales_order o on o.id = l.order_id
     where l.product_id is not null and l.deleted_at is null and o.deleted_at is null and o.status <> 'cancelled' and o.total <> 0;
