-- Who is neglected is looked for every hour: among key customers alone, not among all. They are few, and whether one is changes seldom.
create index customer_key on customer (id) where key_customer and deleted_at is null;
