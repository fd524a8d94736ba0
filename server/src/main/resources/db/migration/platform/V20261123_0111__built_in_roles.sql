-- What people in each part of the company usually may; an administrator changes all but the first.

insert into role (id, name_en, name_ru, name_uk, built_in, administrator, grants, settings, created_by, changed_by)
select id, name_en, name_ru, name_uk, true, administrator, grants::jsonb, settings,
       '00000000-0000-0000-0000-000000000000', '00000000-0000-0000-0000-000000000000'
  from (values
    ('00000000-0000-7000-8000-000000000001'::uuid, 'Administrator', 'Администратор', 'Адміністратор', true,
     '{}', '{}'::text[]),

    ('00000000-0000-7000-8000-000000000002'::uuid, 'Sales', 'Продажи', 'Продажі', false,
     '{"default":      {"read": "territory", "create": "own",  "change": "team", "delete": "own",  "export": "none"},
       "user":         {"read": "all"},
       "team":         {"read": "all"},
       "territory":    {"read": "all"},
       "product":      {"read": "all"},
       "exchangeRate": {"read": "all"},
       "channel":      {"read": "all"},
       "cost":         {"read": "none"}}',
     '{duplicates}'::text[]),

    ('00000000-0000-7000-8000-000000000003'::uuid, 'Key account', 'Ключевые клиенты', 'Ключові клієнти', false,
     '{"default":      {"read": "territory", "create": "own",  "change": "team", "delete": "own",  "export": "team"},
       "user":         {"read": "all"},
       "team":         {"read": "all"},
       "territory":    {"read": "all"},
       "product":      {"read": "all"},
       "exchangeRate": {"read": "all"},
       "channel":      {"read": "all"},
       "cost":         {"read": "team"}}',
     '{duplicates}'::text[]),

    ('00000000-0000-7000-8000-000000000004'::uuid, 'Marketing', 'Маркетинг', 'Маркетинг', false,
     '{"default":      {"read": "all", "create": "all",  "change": "all",  "delete": "own",  "export": "all"},
       "user":         {"read": "all"},
       "team":         {"read": "all"},
       "territory":    {"read": "all"},
       "order":        {"read": "all", "export": "all"},
       "orderLine":    {"read": "all", "export": "all"},
       "exchangeRate": {"read": "all"},
       "cost":         {"read": "all", "create": "all", "change": "all", "export": "all"}}',
     '{imports,duplicates,dataQuality}'::text[]),

    ('00000000-0000-7000-8000-000000000005'::uuid, 'Service', 'Сервис', 'Сервіс', false,
     '{"default":      {"read": "all", "create": "all",  "change": "all",  "delete": "own",  "export": "none"},
       "user":         {"read": "all"},
       "team":         {"read": "all"},
       "territory":    {"read": "all"},
       "order":        {"read": "all", "change": "all"},
       "orderLine":    {"read": "all", "change": "all"},
       "product":      {"read": "all"},
       "exchangeRate": {"read": "all"},
       "channel":      {"read": "all"},
       "cost":         {"read": "none"}}',
     '{duplicates}'::text[]),

    ('00000000-0000-7000-8000-000000000006'::uuid, 'Analyst', 'Аналитик', 'Аналітик', false,
     '{"default":      {"read": "all", "create": "none", "change": "none", "delete": "none", "export": "all"}}',
     '{dataQuality}'::text[]),

    ('00000000-0000-7000-8000-000000000007'::uuid, 'Read-only', 'Только чтение', 'Лише читання', false,
     '{"default":      {"read": "all", "create": "none", "change": "none", "delete": "none", "export": "none"}}',
     '{}'::text[])
  ) as roles (id, name_en, name_ru, name_uk, administrator, grants, settings);
