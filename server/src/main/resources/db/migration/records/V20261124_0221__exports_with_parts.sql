-- Whether what belongs to the records (consents, further numbers) has columns of its own. The default is a constant: no row is touched.
alter table list_export add column parts boolean not null default false;
