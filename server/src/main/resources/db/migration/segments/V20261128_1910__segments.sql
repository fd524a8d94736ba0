-- Sets of customers: by a question in the language of expressions (rule), or chosen by hand (list).
create table segment (
    id              uuid primary key,
    version         integer not null default 1,
    name            text not null collate "und-x-icu",
    description     text,
    kind            text not null check (kind in ('rule', 'list')),
    rule            text,
    owner_id        uuid references app_user,
    -- derived, outside the version
    state           text not null default 'current' check (state in ('current', 'counting', 'broken')),
    counted_at      timestamptz,        -- when all customers were last asked
    created_at      timestamptz not null default now(),
    created_by      uuid,
    changed_at      timestamptz not null default now(),
    changed_by      uuid,
    deleted_at      timestamptz,
    search_words    tsvector,
    search_text     text,
    check ((kind = 'rule') = (rule is not null))
);
create index segment_name on segment (name, id) where deleted_at is null;
create unique index segment_name_taken on segment (name) where deleted_at is null;
create index segment_owner on segment (owner_id);
create index segment_words on segment using gin (search_words);
create index segment_parts on segment using gin (search_text gin_trgm_ops);

-- How far the count of all customers is, and what the last one found. Not in segment: written while readers look at that.
create table segment_count (
    segment_id      uuid primary key references segment on delete cascade,
    rule            text,               -- the rule that the members follow
    failed_rule     text,               -- the rule whose figures could not be computed last
    differences     bigint,             -- found by the count under way
    done            bigint not null default 0,
    came            bigint not null default 0,
    went            bigint not null default 0,
    unexpected      bigint              -- of the last count of an unchanged rule: what the facts had not brought
);

-- Who is in which segment, computed: of rules by the facts of each customer, of lists from segment_pick. An object of the
-- catalog, hence an id; version and the rest are the same in every row and take no room beyond four bytes.
create table segment_member (
    id              uuid primary key default gen_random_uuid(),
    segment_id      uuid not null references segment on delete cascade,
    customer_id     uuid not null references customer on delete cascade,
    since           timestamptz not null default now(),
    version         integer not null default 1,
    created_at      timestamptz not null default now(),
    created_by      uuid,
    changed_by      uuid,
    deleted_at      timestamptz
);
create unique index segment_member_customer on segment_member (customer_id, segment_id);
create index segment_member_segment on segment_member (segment_id, customer_id);

-- Chosen by hand. No unique key: of two picks that a merge makes equal the undo must find both again.
create table segment_pick (
    id              uuid primary key default gen_random_uuid(),
    segment_id      uuid not null references segment on delete cascade,
    customer_id     uuid not null references customer on delete cascade,
    picked_at       timestamptz not null default now(),
    picked_by       uuid
);
create index segment_pick_segment on segment_pick (segment_id, customer_id);
create index segment_pick_customer on segment_pick (customer_id, segment_id);

-- Customers whose facts changed while all customers of a segment were being counted: they are asked again afterwards.
create table segment_recheck (
    segment_id      uuid not null,
    customer_id     uuid not null,
    primary key (segment_id, customer_id)
);

-- What the customers of a segment get. The first policy in the order of priority whose segment holds a customer is theirs.
create table policy (
    id              uuid primary key,
    version         integer not null default 1,
    segment_id      uuid not null references segment,
    name            text not null collate "und-x-icu",
    priority        integer not null,
    cadence_days    integer check (cadence_days between 1 and 3660),
    limits          jsonb not null default '[]', -- [{"channel": "email" or null for all, "contacts": 2, "days": 7}]
    channels        text[] not null,
    quiet_from      time,
    quiet_until     time,
    owner_id        uuid references app_user,
    team_id         uuid references team,
    answer_minutes  integer check (answer_minutes between 1 and 1000000),
    actions         text[] not null,
    created_at      timestamptz not null default now(),
    created_by      uuid,
    changed_at      timestamptz not null default now(),
    changed_by      uuid,
    check ((quiet_from is null) = (quiet_until is null))
);
create index policy_segment on policy (segment_id);
create index policy_priority on policy (priority, id);

-- The place of each customer in the lot of 10,000, from which the control group is drawn. Fixed at creation, by household or
-- organization. No foreign key: it outlives a merge, so that the undo brings a customer back into its own arm.
create table customer_arm (
    customer_id     uuid primary key,
    bucket          smallint not null check (bucket between 0 and 9999)
);

-- Makes this installation's lot its own. Whoever was a customer before draws in the background, once.
create table holdout (
    salt            text not null,
    drawn           boolean not null
);
insert into holdout (salt, drawn) select gen_random_uuid()::text, not exists (select from customer);

-- In new installations those who work with single customers read segments; who works with sets of them makes them, and marketing
-- sets policies. Where people have worked with the roles already, an administrator decides.
update role
   set grants = grants || '{"segment": {"read": "all"}}'
 where built_in and not exists (select from app_user)
   and id in ('00000000-0000-7000-8000-000000000002', '00000000-0000-7000-8000-000000000003',
              '00000000-0000-7000-8000-000000000005');
update role
   set grants = grants || '{"segment": {"read": "all", "create": "all", "change": "all", "delete": "all", "export": "all"}}'
 where built_in and not exists (select from app_user) and id = '00000000-0000-7000-8000-000000000006';
update role
   set settings = settings || '{policies}'
 where built_in and not exists (select from app_user) and id = '00000000-0000-7000-8000-000000000004'
   and not 'policies' = any(settings);
