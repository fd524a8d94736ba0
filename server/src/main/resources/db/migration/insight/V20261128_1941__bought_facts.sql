-- Where orders that stand were placed.
create view order_channel_facts as
    select id as order_id, customer_id, placed_at, channel
      from sales_order
     where status <> 'cancelled' and deleted_at is null;

-- What was bought: a row for each line of an order that stands.
create view bought_facts as
    select o.id as order_id, o.customer_id, o.placed_at, l.product_id, p.family as category
      from sales_order o
      join order_line l on l.order_id = o.id and l.deleted_at is null
      left join product p on p.id = l.product_id
     where o.status <> 'cancelled' and o.deleted_at is null;
