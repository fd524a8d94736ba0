-- All are marked trusted since PostgreSQL 13: the owner of the database may create them without being superuser.
create extension if not exists pg_trgm;
create extension if not exists btree_gin;
create extension if not exists unaccent;
create extension if not exists fuzzystrmatch;
