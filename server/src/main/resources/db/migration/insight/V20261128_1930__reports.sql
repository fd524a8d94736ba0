-- Reports that people keep: a question in JSON, read and checked by the server before it is asked.
create table report (
    id          uuid primary key,
    version     integer not null default 1,
    name        text not null,
    description text not null default '',
    sharing     text not null check (sharing in ('mine', 'team', 'everyone')),
    owner_id    uuid not null references app_user,
    team_id     uuid references team,
    object      text not null,
    definition  jsonb not null,
    created_at  timestamptz not null default now(),
    changed_at  timestamptz not null default now()
);
create index report_owner on report (owner_id);
create index report_team on report (team_id) where team_id is not null;
create index report_everyone on report (name) where sharing = 'everyone';

-- Tiles stand in the order of reading, each as wide as columns of twelve and as high as rows.
create table dashboard (
    id          uuid primary key,
    version     integer not null default 1,
    name        text not null,
    sharing     text not null check (sharing in ('mine', 'team', 'everyone')),
    owner_id    uuid not null references app_user,
    team_id     uuid references team,
    tiles       jsonb not null default '[]',
    created_at  timestamptz not null default now(),
    changed_at  timestamptz not null default now()
);
create index dashboard_owner on dashboard (owner_id);
create index dashboard_team on dashboard (team_id) where team_id is not null;
create index dashboard_everyone on dashboard (name) where sharing = 'everyone';

-- When a report goes out by mail. The next time is kept, so that finding what is due needs no calendar.
create table report_schedule (
    id          uuid primary key,
    version     integer not null default 1,
    report_id   uuid not null references report on delete cascade,
    owner_id    uuid not null references app_user,
    rhythm      text not null check (rhythm in ('daily', 'weekly', 'monthly')),
    day         integer not null default 1, -- of the week, 1 is Monday; of the month, the last one where it is shorter
    hour        integer not null check (hour between 0 and 23),
    zone        text not null,
    next_at     timestamptz not null,
    last_at     timestamptz,
    problem     text, -- of the last occurrence, a code of the messages; null where it went out
    created_at  timestamptz not null default now(),
    changed_at  timestamptz not null default now()
);
create index report_schedule_report on report_schedule (report_id);
create index report_schedule_owner on report_schedule (owner_id);
create index report_schedule_due on report_schedule (next_at);

create table report_recipient (
    schedule_id uuid not null references report_schedule on delete cascade,
    user_id     uuid not null references app_user on delete cascade,
    primary key (schedule_id, user_id)
);
create index report_recipient_user on report_recipient (user_id);

-- What was counted, under a hash of the statement that counted it: whoever sees the same rows asks the same statement.
-- May be emptied at any time.
create table report_answer (
    identity    bytea primary key,
    tallies     jsonb not null,
    stamp       bigint not null, -- rows written in the tables it depends on, as the statistics count them
    counted_at  timestamptz not null,
    took_ms     integer not null
);
create index report_answer_counted on report_answer (counted_at);

-- A letter may bring one file.
alter table delivery add column attachment bytea, add column attachment_name text, add column attachment_type text;
