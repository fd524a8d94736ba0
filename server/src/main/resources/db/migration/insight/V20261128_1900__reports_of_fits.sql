-- Since when a fit runs and how far it is; and fits whose report tells less than pages now show are made again tonight.
alter table purchase_model
    add column started_at timestamptz,
    add column stage text check (stage in ('reading', 'fitting', 'judging'));
delete from purchase_model where state = 'done';
create index purchase_model_asked on purchase_model (asked_at desc, id);
