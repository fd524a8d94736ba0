-- Models of purchases as they were fitted, the newest that is done being in use. A fit that a crash ends leaves the one before it whole.
create table purchase_model (
    id          uuid primary key,
    state       text not null default 'waiting' check (state in ('waiting', 'done', 'refused')),
    as_of       date not null,
    holdout     integer not null, -- days held out for judging
    time_zone   text not null,
    asked_at    timestamptz not null default now(),
    asked_by    uuid,
    finished_at timestamptz,
    refusal     text,
    report      jsonb,
    fits        jsonb
);
create index purchase_model_done on purchase_model (finished_at desc) where state = 'done';
