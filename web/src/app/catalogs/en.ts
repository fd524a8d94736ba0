const parts = import.meta.glob<Record<string, string>>('/src/**/messages/en.json', { eager: true, import: 'default' });

export default Object.assign({}, ...Object.values(parts)) as Record<string, string>;
