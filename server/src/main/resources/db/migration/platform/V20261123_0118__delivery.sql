-- Mail of the system itself. A row stands here before anything leaves; the unique key keeps the same thing from being
-- sent twice. A row whose sender died between "sending" and its answer becomes "unknown" and is never repeated by itself.
create table delivery (
    id           uuid primary key,
    key          text not null unique,
    recipient    text not null,
    subject      text not null,
    body_text    text not null,
    body_html    text not null,
    state        text not null check (state in ('waiting', 'sending', 'sent', 'failed', 'unknown')),
    attempts     int not null default 0,
    due_at       timestamptz not null,
    leased_until timestamptz,
    problem      text,
    created_at   timestamptz not null,
    finished_at  timestamptz
);

create index delivery_due on delivery (due_at) where state = 'waiting';
create index delivery_leased on delivery (leased_until) where state = 'sending';
create index delivery_finished on delivery (finished_at) where finished_at is not null;
