-- Goods that came back are on the shelf again: they take their share of the margin with them. Null where no cost is known.
create or replace view order_facts as
    select id as order_id, customer_id, placed_at,
           total_reporting - coalesce(returned_reporting, 0) as value,
           (case when total_reporting = 0 then margin_reporting
                 else margin_reporting * (1 - coalesce(returned_reporting, 0) / total_reporting) end)::numeric(19,4) as margin,
           channel
      from sales_order
     where status <> 'cancelled' and deleted_at is null;

-- Dated costs of customers in the reporting currency, at the rate of their day; null where no rate is known.
create view cost_facts as
    select c.id as cost_id, c.customer_id, c.kind, c.channel, c.incurred_on,
           case when c.currency = company.currency then c.amount
                else round(c.amount * (select r.rate
                                         from exchange_rate r
                                        where r.currency = c.currency and r.valid_from <= c.incurred_on and r.deleted_at is null
                                        order by r.valid_from desc
                                        limit 1), 4) end as amount
      from cost c
     cross join (select coalesce((select value ->> 'reportingCurrency' from setting where key = 'company'), 'EUR') as currency) company
     where c.deleted_at is null and c.customer_id is not null;
