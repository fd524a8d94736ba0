-- What colleagues say to each other about a record of any object.
create table comment (
    id          uuid primary key,
    version     integer not null default 1,
    object      text not null,
    record_id   uuid not null,
    -- whose record it is, so that it goes with the customer
    customer_id uuid references customer on delete cascade,
    body        text not null,
    mentions    uuid[] not null default '{}',
    author_id   uuid not null references app_user,
    created_at  timestamptz not null default now(),
    changed_at  timestamptz not null default now(),
    deleted_at  timestamptz
);
create index comment_record on comment (record_id, created_at desc, id desc) where deleted_at is null;
create index comment_customer on comment (customer_id, created_at desc, id desc) where customer_id is not null;
create index comment_author on comment (author_id);

-- What somebody should know. One cause tells a person once.
create table notification (
    id          uuid primary key,
    user_id     uuid not null references app_user on delete cascade,
    kind        text not null check (kind in ('assigned', 'handed-over', 'mentioned', 'due', 'snooze-over')),
    cause       text not null,
    object      text not null,
    record_id   uuid not null,
    customer_id uuid references customer on delete cascade,
    comment_id  uuid references comment on delete cascade,
    actor_id    uuid references app_user,
    note        text,
    created_at  timestamptz not null default now(),
    read_at     timestamptz,
    unique (user_id, kind, cause)
);
create index notification_newest on notification (user_id, created_at desc, id desc);
create index notification_unread on notification (user_id) where read_at is null;
create index notification_customer on notification (customer_id) where customer_id is not null;
create index notification_comment on notification (comment_id) where comment_id is not null;
create index notification_old on notification (created_at);
