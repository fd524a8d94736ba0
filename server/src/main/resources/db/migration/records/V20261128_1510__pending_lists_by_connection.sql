-- How much an index of words or parts gathers before it sorts it in is set by the connection: 256 kB where a search would read the rest row by row,
-- more while many rows are written at once.
do $$
declare
    pending record;
begin
    for pending in
        select c.oid::regclass as index
          from pg_index i
               join pg_class c on c.oid = i.indexrelid
               join pg_am a on a.oid = c.relam
         where a.amname = 'gin'
           and c.relnamespace = current_schema()::regnamespace
           and c.reloptions::text ~ 'gin_pending_list_limit'
    loop
        execute format('alter index %s reset (gin_pending_list_limit)', pending.index);
    end loop;
end
$$;
