-- Answers to requests that carried an Idempotency-Key, so that the same request sent again gets the same answer.
create table idempotency_key (
    actor_id     uuid not null,
    key          text not null,
    request_hash bytea not null,
    status       int not null,
    headers      jsonb not null,
    body         text not null,
    created_at   timestamptz not null,
    primary key (actor_id, key)
);

-- block ranges are enough to find old rows, and cost an insert nothing
create index idempotency_key_age on idempotency_key using brin (created_at);
