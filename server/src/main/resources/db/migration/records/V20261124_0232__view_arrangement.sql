-- How a person has the views of an object. Ids of views that are gone mean nothing and are passed over.
create table view_arrangement (
    user_id  uuid not null references app_user,
    object   text not null,
    views    uuid[] not null,
    standard uuid,
    primary key (user_id, object)
);
