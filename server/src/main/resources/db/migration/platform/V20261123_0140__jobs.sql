-- Long work in the background, done by one node at a time: a node holds a row for as long as it renews its lease.
-- requested counts up when the same work is asked for again while it runs, so that no request is lost.
create table job (
    id          uuid primary key,
    kind        text not null,
    subject     uuid not null,
    requested   bigint not null default 1,
    failures    integer not null default 0,
    claim       uuid,
    lease_until timestamptz,
    created_at  timestamptz not null default now(),
    unique (kind, subject)
);
create index job_due on job (lease_until nulls first, created_at);
