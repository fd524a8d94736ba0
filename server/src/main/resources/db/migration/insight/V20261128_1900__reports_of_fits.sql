-- Since when a fit runs and how far it is. Earlier fits are kept but no longer in use: their report tells less than what is made
-- of it now. The first start fits anew.
alter table purchase_model
    add column started_at timestamptz,
    add column stage text check (stage in ('reading', 'fitting', 'judging'));
update purchase_model set state = 'refused', refusal = 'insight.earlier-report' where state = 'done';
create index purchase_model_asked on purchase_model (asked_at desc, id);
