-- One list per employee of what is worth doing: from the chosen next action, from tasks, from neglect of key customers. A source
-- opens one item for one cause and never the same again: what was rejected stays rejected until the choice is another.
create table work_item (
    id            uuid primary key,
    source        text not null check (source in ('choice', 'task', 'neglect')),
    source_key    text not null,
    customer_id   uuid references customer on delete cascade,
    task_id       uuid references task on delete cascade,
    policy_id     uuid,
    product_id    uuid,
    action        text not null,
    kind          text not null check (kind in ('call', 'message', 'complaint', 'meeting', 'task')),
    title         text,
    channel       text,
    due_on        date,
    due_at        timestamptz,
    promise       boolean not null default false,
    assumed       boolean not null default false,
    -- in the reporting currency
    gain          numeric(19,4),
    at_stake      numeric(19,4),
    reasons       jsonb not null default '[]',
    owner_id      uuid references app_user,
    team_id       uuid references team,
    handed_by     uuid references app_user,
    handed_at     timestamptz,
    handed_note   text,
    state         text not null default 'open' check (state in ('open', 'snoozed', 'done', 'rejected', 'withdrawn')),
    snoozed_until timestamptz,
    closed_at     timestamptz,
    created_at    timestamptz not null default now(),
    changed_at    timestamptz not null default now(),
    -- 0: complaints, and promises that are overdue; 1: the rest
    rank          smallint not null default 1,
    worth         numeric(19,4) not null generated always as (coalesce(at_stake, gain, 0)) stored,
    due_sort      timestamptz not null generated always as
                  (coalesce(due_at, (due_on::timestamp + interval '20 hours') at time zone 'UTC', 'infinity')) stored
);
create unique index work_item_source on work_item (source, source_key);
-- The order of the list: everybody's, one person's, one team's.
create index work_item_order on work_item (rank, (-worth), due_sort, id) where state = 'open';
create index work_item_owner on work_item (owner_id, rank, (-worth), due_sort, id) where state = 'open';
create index work_item_team on work_item (team_id) where state = 'open' and team_id is not null;
create index work_item_customer on work_item (customer_id) where customer_id is not null;
create index work_item_task on work_item (task_id) where task_id is not null;
create index work_item_snoozed on work_item (snoozed_until) where state = 'snoozed';
create index work_item_promised on work_item (due_at) where promise and rank = 1 and state in ('open', 'snoozed');

-- What people did with items: each step can be taken back, and tells who rejects what.
create table work_item_step (
    id             uuid primary key,
    item_id        uuid not null references work_item on delete cascade,
    verb           text not null check (verb in ('done', 'snooze', 'handover', 'rejection')),
    by_user        uuid not null references app_user,
    at             timestamptz not null default now(),
    -- the item, and the task behind it, as they stood before
    before         jsonb not null,
    answer         text,
    reason         text,
    note           text,
    interaction_id uuid,
    outcome_id     uuid,
    undone_at      timestamptz
);
create index work_item_step_item on work_item_step (item_id, at desc);
create index work_item_step_rejections on work_item_step (at desc) where verb = 'rejection' and undone_at is null;
create index work_item_step_user on work_item_step (by_user);
