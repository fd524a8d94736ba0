-- Capital of the days before the first nightly pass, computed backwards by the models of a later day.
alter table capital_day add column backwards boolean not null default false;
