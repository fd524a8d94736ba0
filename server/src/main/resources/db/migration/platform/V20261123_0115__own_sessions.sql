-- Sessions are rows of sign_in; Spring Session, whose tables these were, writes at every request.
drop table spring_session_attributes;
drop table spring_session;
