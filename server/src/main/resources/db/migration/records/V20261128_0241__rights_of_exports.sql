-- Under which rights an export was made: it is handed out while these hold. Files without are made again, within a day all are.
alter table list_export add column rights bytea;
