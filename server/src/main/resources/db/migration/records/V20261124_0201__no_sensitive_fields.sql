-- The mark promised what nothing kept. A field is kept from people by roles that hide it.
update custom_field set traits = array_remove(traits, 'SENSITIVE') where 'SENSITIVE' = any (traits);
