-- Questions whose answer is yes or no, what was learned of each, and what that says of the records.
create table prediction (
    id          uuid primary key,
    name        text not null,
    object      text not null,
    question    jsonb not null,
    -- the version whose figures and scores are shown; the newest one that was learned
    current_id  uuid,
    -- the number field that scores are written into
    written_to  text,
    created_at  timestamptz not null default now(),
    created_by  uuid not null
);

create table prediction_version (
    id            uuid primary key,
    prediction_id uuid not null references prediction on delete cascade,
    number        integer not null,
    state         text not null default 'waiting'
                  check (state in ('waiting', 'learning', 'scoring', 'done', 'refused')),
    question      jsonb not null,
    as_of         date not null,
    asked_at      timestamptz not null default now(),
    asked_by      uuid not null,
    finished_at   timestamptz,
    refusal       text,
    figures       jsonb not null default '{}',
    -- json, not jsonb: numbers come back to the last bit
    report        json,
    model         json,
    read          bigint not null default 0,
    total         bigint not null default 0,
    unique (prediction_id, number)
);

-- Of each record that the question is about; kept for the current version only.
create table prediction_score (
    version_id  uuid not null references prediction_version on delete cascade,
    record_id   uuid not null,
    probability double precision not null,
    primary key (version_id, record_id)
);
create index prediction_score_order on prediction_score (version_id, probability desc, record_id desc);

-- Scores on their way into the field of the records.
create table prediction_writing (
    prediction_id uuid primary key references prediction on delete cascade,
    version_id    uuid not null,
    field         text not null,
    asked_by      uuid not null,
    state         text not null default 'waiting' check (state in ('waiting', 'done', 'failed')),
    reached       uuid,
    written       bigint not null default 0,
    refused       bigint not null default 0
);

-- Arms of an experiment compared.
create table experiment (
    id          uuid primary key,
    name        text not null,
    object      text not null,
    question    jsonb not null,
    state       text not null default 'waiting' check (state in ('waiting', 'comparing', 'done', 'refused')),
    created_at  timestamptz not null default now(),
    created_by  uuid not null,
    asked_at    timestamptz not null default now(),
    asked_by    uuid not null,
    finished_at timestamptz,
    refusal     text,
    figures     jsonb not null default '{}',
    report      json,
    read        bigint not null default 0,
    total       bigint not null default 0
);

-- What an action is expected to change for each record, only where an order by it was found better than chance.
create table experiment_effect (
    experiment_id uuid not null references experiment on delete cascade,
    arm           text not null,
    outcome       text not null,
    record_id     uuid not null,
    effect        double precision not null,
    primary key (experiment_id, arm, outcome, record_id)
);
create index experiment_effect_order on experiment_effect (experiment_id, arm, outcome, effect desc, record_id desc);
