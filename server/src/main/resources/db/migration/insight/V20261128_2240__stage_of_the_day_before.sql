-- The stage as the day as_of began: the stage of a day follows from it and from the facts, in whatever order they come that day.
alter table customer_value
    add column stood_stage text,
    add column stood_since date;

-- The day on which a step was found: what is found later on that day takes its place.
alter table stage_change add column found_on date;
