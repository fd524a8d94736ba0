-- The record of any object that a task is about, beside its customer.
create table task_related (
    task_id     uuid primary key references task on delete cascade,
    object      text not null,
    record_id   uuid not null,
    -- the record itself where it is a customer: it goes on with the one that is left after a merge
    customer_id uuid references customer on delete cascade
);
create index task_related_record on task_related (record_id);
create index task_related_customer on task_related (customer_id) where customer_id is not null;

-- Who wants to know of each change of a task.
create table task_follower (
    task_id  uuid not null references task on delete cascade,
    user_id  uuid not null references app_user on delete cascade,
    added_by uuid references app_user,
    added_at timestamptz not null default now(),
    primary key (task_id, user_id)
);
create index task_follower_user on task_follower (user_id);
create index task_follower_added_by on task_follower (added_by) where added_by is not null;

-- Followers are told, too. What stands there fits already: it is looked through by the next migration, without keeping anybody out.
alter table notification
    drop constraint notification_kind_check,
    add constraint notification_kind_check check (kind in
        ('assigned', 'handed-over', 'mentioned', 'due', 'snooze-over', 'followed', 'changed', 'commented')) not valid;
