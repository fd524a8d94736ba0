-- The reporting currency is part of the catalog's snapshot: whoever changes the company makes a new version of it.
create function company_changes_catalog() returns trigger language plpgsql as $$
begin
    update catalog_version set version = version + 1;
    notify relata_catalog;
    return null;
end $$;

create trigger company_changes_catalog after insert or update on setting
    for each row when (new.key = 'company') execute function company_changes_catalog();
