const parts = import.meta.glob<Record<string, string>>('/src/**/messages/ru.json', { eager: true, import: 'default' });

export default Object.assign({}, ...Object.values(parts)) as Record<string, string>;
