-- What to do next with a customer, chosen under its policy: one row each, written only when another choice is made. The one who
-- chooses (insight) writes it down here, those who act (work, later journeys) read it.
create table next_action (
    customer_id uuid primary key references customer on delete cascade,
    choice_id   uuid not null,
    action      text not null check (action in ('call', 'mail', 'visit', 'offer', 'feedback', 'solve', 'leave')),
    channel     text,
    owner_id    uuid references app_user,
    team_id     uuid references team,
    product_id  uuid,
    policy_id   uuid,
    due_on      date,
    -- expected, in the reporting currency
    gain        numeric(19,4) not null,
    at_stake    numeric(19,4),
    -- [{"code": "overdue", "figures": {"days": 41}}], the most urgent first
    reasons     jsonb not null,
    -- whether the effect of the action is what the company assumes, not what was measured
    assumed     boolean not null,
    -- outside: promises and complaints, which are never part of an experiment
    arm         text not null check (arm in ('act', 'control', 'outside')),
    chosen_at   timestamptz not null default now()
);
create index next_action_owner on next_action (owner_id) where owner_id is not null;
create index next_action_team on next_action (team_id) where team_id is not null;

-- What came of a choice: written by those who acted or refused to.
create table action_outcome (
    id          uuid primary key,
    customer_id uuid not null references customer on delete cascade,
    choice_id   uuid not null,
    action      text not null,
    policy_id   uuid,
    outcome     text not null check (outcome in ('done', 'rejected', 'expired')),
    answer      text,
    reason      text,
    note        text,
    by_user     uuid references app_user,
    at          timestamptz not null default now()
);
create index action_outcome_customer on action_outcome (customer_id, at desc);
create index action_outcome_choice on action_outcome (choice_id);
create index action_outcome_policy on action_outcome (policy_id, at desc) where policy_id is not null;
create index action_outcome_user on action_outcome (by_user) where by_user is not null;

-- What the modules above read of interactions.
create view interaction_facts as
    select i.customer_id, i.id as interaction_id, i.occurred_at, i.channel, i.direction, i.kind, i.satisfaction, i.campaign,
           coalesce(i.unit_cost, 0) as cost
      from interaction i
     where i.deleted_at is null;
