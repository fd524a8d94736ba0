-- The last day, in UTC, on which a token works; none: until it is revoked.
alter table api_token add column expires_on date;
