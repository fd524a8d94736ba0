-- Every request reads the access stamp; what moves it is known to all nodes at their next request.
create function catalog_moves_stamp() returns trigger language plpgsql as $$
begin
    update access_stamp set stamp = stamp + 1;
    return null;
end $$;

create trigger catalog_moves_stamp after update on catalog_version
    for each row execute function catalog_moves_stamp();
