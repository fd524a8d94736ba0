-- Definitions of the indexes that a large load of the sample company took away and has not built again yet.
create table sample_index (
    name       text primary key,
    definition text not null
);
