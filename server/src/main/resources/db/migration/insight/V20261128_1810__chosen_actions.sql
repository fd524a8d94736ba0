-- Every choice of an action but "leave alone", of both arms, with the moment it was made: what was meant to happen is measured from
-- here on, whether it was done or not (intention to treat).
create table chosen_action (
    choice_id   uuid primary key,
    customer_id uuid not null references customer on delete cascade,
    action      text not null,
    channel     text,
    policy_id   uuid,
    arm         text not null check (arm in ('act', 'control', 'outside')),
    assumed     boolean not null,
    gain        numeric(19,4) not null,
    chosen_at   timestamptz not null default now()
);
create index chosen_action_customer on chosen_action (customer_id, chosen_at);
create index chosen_action_time on chosen_action (chosen_at);
