-- Which parts of the picture have to be computed anew: those of this order and later; 0 is all of them. Where a pass over everybody
-- has computed the earlier ones already, only what follows from them is done for each.
alter table customer_mark add column from_part smallint not null default 0;
