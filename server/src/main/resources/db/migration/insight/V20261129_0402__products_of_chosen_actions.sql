-- What was offered, so that it is not offered again soon; null of other actions, and of offers before they named a product.
alter table chosen_action add column product_id uuid;
