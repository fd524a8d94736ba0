-- The channels that every company has; their cost is for the company to say.
insert into channel (id, code, name)
values ('019ac000-0000-7000-8000-000000000001', 'email', 'E-mail'),
       ('019ac000-0000-7000-8000-000000000002', 'phone', 'Phone'),
       ('019ac000-0000-7000-8000-000000000003', 'sms', 'SMS'),
       ('019ac000-0000-7000-8000-000000000004', 'messenger', 'Messenger'),
       ('019ac000-0000-7000-8000-000000000005', 'chat', 'Chat'),
       ('019ac000-0000-7000-8000-000000000006', 'web', 'Web'),
       ('019ac000-0000-7000-8000-000000000007', 'shop', 'Shop'),
       ('019ac000-0000-7000-8000-000000000008', 'visit', 'Visit'),
       ('019ac000-0000-7000-8000-000000000009', 'meeting', 'Meeting'),
       ('019ac000-0000-7000-8000-00000000000a', 'post', 'Post'),
       ('019ac000-0000-7000-8000-00000000000b', 'internal', 'Internal');

-- What the quality of each record lacks, narrow, so that the whole base is counted in one short scan. Bits of flaws are
-- those of relata.customers.quality.Flaw. Written by the drain of marks, outside the record's version.
create table customer_flaws (
    customer_id  uuid primary key references customer on delete cascade,
    kind         text not null,
    score        smallint not null,
    flaws        integer not null,
    owner_id     uuid,
    team_id      uuid,
    territory_id uuid,
    computed_at  timestamptz not null default now()
);
create index customer_flaws_owner on customer_flaws (owner_id);
create index customer_flaws_territory on customer_flaws (territory_id);

-- Keys under which records meet that may be one customer: sounds of names, loose numbers and addresses, birthdays, domains.
create table customer_match_key (
    customer_id uuid not null references customer on delete cascade,
    key         text not null,
    primary key (customer_id, key)
);
create index customer_match_key_key on customer_match_key (key, customer_id);

-- Customers whose possible duplicates are to be looked for, after the import or change and not in its way.
create table duplicate_check (
    customer_id uuid primary key,
    since       timestamptz not null default now()
);
create index duplicate_check_oldest on duplicate_check (since);

-- Who was forgotten, without a word about them, so that it is done again after a restore of an older backup.
create table erasure (
    id          uuid primary key,
    customer_id uuid not null unique,
    erased_at   timestamptz not null default now(),
    erased_by   uuid not null,
    reason      text not null,
    records     integer not null
);
