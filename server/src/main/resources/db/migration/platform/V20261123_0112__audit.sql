-- Every change with before and after. Ids are UUIDv7, so the primary key is also the order of time; rows are only added.
create table audit (
    id         uuid primary key,
    at         timestamptz not null,
    actor_id   uuid not null,
    actor_name text not null,
    action     text not null,
    object     text not null,
    record_id  uuid not null,
    changes    jsonb not null default '{}',   -- {"field": [before, after]}
    source     text not null,                 -- api, screen, import, bulk, system, ...
    request_id text
);

create index audit_record on audit (record_id, at desc, id desc);
create index audit_actor on audit (actor_id, at desc);
