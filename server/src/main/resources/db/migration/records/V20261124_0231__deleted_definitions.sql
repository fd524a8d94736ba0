-- Who took a field or an object away. Those deleted before this was noted have nobody here; the audit knows.
alter table custom_field add column deleted_by uuid;
alter table custom_object add column deleted_by uuid;
