-- A queue that nobody waits for: two requests for one customer used to meet in the primary key, where the computing of
-- pictures, which holds the customer, waited for the search of duplicates, which then waited for its marks.
alter table duplicate_check drop constraint duplicate_check_pkey;
alter table duplicate_check add column id bigint generated always as identity primary key;
create index duplicate_check_customer on duplicate_check (customer_id);
