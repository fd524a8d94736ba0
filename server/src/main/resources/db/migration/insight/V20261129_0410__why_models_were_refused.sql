-- Why each model of a refused fit could not be fitted: codes and figures, told in the reader's language.
alter table purchase_model add column not_fitted jsonb;
