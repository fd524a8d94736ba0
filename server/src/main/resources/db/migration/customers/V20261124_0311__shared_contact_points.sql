-- Whether an address or number is known to be shared is asked for every one that comes in. Few are: without an index of their
-- own the planner read all contact points for each batch of an import (280,000 of them for 2,000 addresses, in EXPLAIN).
create index contact_point_shared on contact_point (kind, normalized) where shared and deleted_at is null;
