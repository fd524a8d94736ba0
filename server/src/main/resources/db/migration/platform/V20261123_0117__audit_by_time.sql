-- The whole journal, newest first, is what administrators open.
create index audit_time on audit (at desc, id desc);
