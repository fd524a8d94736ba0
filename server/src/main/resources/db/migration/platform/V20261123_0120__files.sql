-- Content lies under the home directory by its SHA-256; equal content is kept once.
create table file (
    id         uuid primary key,
    sha256     text not null unique check (sha256 ~ '^[0-9a-f]{64}$'),
    size       bigint not null,
    created_at timestamptz not null default now()
);

-- What a record has attached. Whoever may read the record may read its files.
create table attachment (
    id           uuid primary key,
    object       text not null,
    record_id    uuid not null,
    file_id      uuid not null references file,
    name         text not null,
    content_type text not null,
    created_at   timestamptz not null default now(),
    created_by   uuid not null
);
create index attachment_record on attachment (record_id, created_at);
create index attachment_file on attachment (file_id);
