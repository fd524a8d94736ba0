-- What the modules above read of order lines: in the reporting currency at the rate of their order, less what came back.
create view order_line_facts as
    select l.id as line_id, l.order_id, o.customer_id, o.placed_at, l.product_id, p.family,
           coalesce(p.name, l.description) as product,
           l.quantity - l.returned_quantity as quantity,
           case when o.total = 0 then null
                else round((l.amount - l.returned_amount) * o.total_reporting / o.total, 4) end as value
      from order_line l
      join sales_order o on o.id = l.order_id
      left join product p on p.id = l.product_id
     where l.deleted_at is null and o.deleted_at is null and o.status <> 'cancelled';
