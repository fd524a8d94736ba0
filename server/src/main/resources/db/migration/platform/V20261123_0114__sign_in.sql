-- Signed-in browsers. Only a hash of the cookie is kept: who reads this table cannot use it.
create table sign_in (
    hash       bytea primary key,
    user_id    uuid not null references app_user,
    stamp      bigint not null,              -- the user's sign_in_stamp at sign-in; another one ends it
    pending    boolean not null default false, -- the password was right, the second factor is still asked
    created_at timestamptz not null,
    seen_at    timestamptz not null
);

create index sign_in_user on sign_in (user_id);
create index sign_in_seen on sign_in (seen_at);

create table api_token (
    id           uuid primary key,
    user_id      uuid not null references app_user,
    name         text not null,
    hash         bytea not null unique,
    hint         text not null,              -- its first letters, so that people recognize it
    created_at   timestamptz not null,
    created_by   uuid not null,
    last_used_on date,
    revoked_at   timestamptz
);

create index api_token_user on api_token (user_id);

-- Recent failed tries by account and device: at most ten in five minutes, whatever node was asked.
create table sign_in_try (
    account text primary key,
    tries   timestamptz[] not null
);

create table recovery_code (
    user_id uuid not null references app_user,
    hash    bytea not null,
    primary key (user_id, hash)
);

create table passkey (
    id              uuid primary key,
    user_id         uuid not null references app_user,
    credential_id   bytea not null unique,
    name            text not null,
    public_key      bytea not null,
    sign_count      bigint not null,
    uv_initialized  boolean not null,
    backup_eligible boolean not null,
    backed_up       boolean not null,
    transports      text[] not null,
    credential_type text,
    attestation_object      bytea,
    attestation_client_data bytea,
    created_at      timestamptz not null,
    used_at         timestamptz not null
);

create index passkey_user on passkey (user_id);

-- Challenges given out to authenticators, good once and for five minutes.
create table passkey_challenge (
    hash       bytea primary key,
    options    bytea not null,
    expires_at timestamptz not null
);

-- Links sent by mail: invitations and password resets. One use, hash only.
create table mailed_link (
    hash       bytea primary key,
    user_id    uuid not null references app_user,
    purpose    text not null check (purpose in ('invitation', 'reset')),
    expires_at timestamptz not null,
    used_at    timestamptz
);

create index mailed_link_user on mailed_link (user_id);
