-- What somebody has to do by a time; a promise is one that a customer was given.
create table task (
    id           uuid primary key,
    version      integer not null default 1,
    subject      text not null collate "und-x-icu",
    customer_id  uuid references customer on delete cascade,
    kind         text not null default 'other',
    due_at       timestamptz,
    priority     text not null default 'normal',
    promise      boolean not null default false,
    state        text not null default 'open',
    outcome      text,
    note         text,
    done_at      timestamptz,
    owner_id     uuid references app_user,
    team_id      uuid references team,
    territory_id uuid references territory,
    created_at   timestamptz not null default now(),
    created_by   uuid,
    changed_at   timestamptz not null default now(),
    changed_by   uuid,
    deleted_at   timestamptz,
    search_words tsvector,
    search_text  text
);
create index task_customer on task (customer_id) where customer_id is not null;
create index task_due on task (due_at, id) where deleted_at is null;
create index task_open on task (due_at) where state = 'open' and deleted_at is null;
create index task_owner on task (owner_id, due_at) where deleted_at is null;
create index task_team on task (team_id) where team_id is not null;
create index task_territory on task (territory_id) where territory_id is not null;
create index task_bin on task (deleted_at, id) where deleted_at is not null;
create index task_words on task using gin (search_words);
create index task_parts on task using gin (search_text gin_trgm_ops) where search_text is not null;

-- A task may be given to a colleague who looks after the same customers, not only to oneself.
update role
   set grants = grants || '{"task": {"read": "territory", "create": "territory", "change": "territory", "delete": "own", "export": "none"}}'
 where built_in and not administrator and not grants ? 'task'
   and id in ('00000000-0000-7000-8000-000000000002', '00000000-0000-7000-8000-000000000003');
