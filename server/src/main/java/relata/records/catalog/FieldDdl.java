package relata.records.catalog;

import java.util.ArrayList;
import java.util.List;

/** The statements that give a custom field its columns and a custom object its table. Each takes its lock for a moment only. */
final class FieldDdl {

    private FieldDdl() {}

    /**
     * Adds the columns of a field: nullable and without default, so that no row is touched whatever their number; a
     * reference is checked by the database from its first value on.
     */
    static List<String> addColumns(ObjectType object, Field<?> field, String targetTable) {
        if (field.isCalculated()) {
            return List.of();
        }
        var statements = new ArrayList<String>();
        String references = field.type() == FieldType.REFERENCE ? " references " + targetTable : "";
        statements.add(
                "alter table " + object.table() + " add column " + field.column() + " " + type(field) + references);
        if (field.currencyColumn() != null) {
            statements.add("alter table " + object.table() + " add column " + field.currencyColumn() + " text");
        }
        if (field.is(Trait.UNIQUE)) {
            statements.add("create unique index " + indexName(object, field) + " on " + object.table() + " ("
                    + field.column() + ") where " + field.column() + " is not null and deleted_at is null");
        } else if (field.type() == FieldType.REFERENCE) {
            statements.add("create index " + indexName(object, field) + " on " + object.table() + " (" + field.column()
                    + ") where " + field.column() + " is not null");
        }
        return statements;
    }

    /** Takes the columns of a field away with their values and indexes: the catalog alone is touched, no row is. */
    static List<String> dropColumns(String table, Field<?> field) {
        if (field.isCalculated()) {
            return List.of();
        }
        var statements = new ArrayList<String>();
        statements.add("alter table " + table + " drop column if exists " + field.column());
        if (field.currencyColumn() != null) {
            statements.add("alter table " + table + " drop column if exists " + field.currencyColumn());
        }
        return statements;
    }

    /** Whether the statements build an index, which on a large table has to be done beside the traffic. */
    static boolean isIndex(String statement) {
        return statement.startsWith("create index") || statement.startsWith("create unique index");
    }

    /** The same index built without holding up writers; runs outside any transaction. */
    static String concurrently(String statement) {
        return statement.replaceFirst(" index ", " index concurrently if not exists ");
    }

    static List<String> createTable(ObjectType object) {
        String table = object.table();
        return List.of(
                """
                create table %s (
                    id           uuid primary key,
                    version      integer not null default 1,
                    name         text not null collate "und-x-icu",
                    owner_id     uuid references app_user,
                    team_id      uuid references team,
                    territory_id uuid references territory,
                    created_at   timestamptz not null default now(),
                    created_by   uuid,
                    changed_at   timestamptz not null default now(),
                    changed_by   uuid,
                    deleted_at   timestamptz,
                    search_words tsvector,
                    search_text  text
                )""".formatted(table),
                "create index on " + table + " (name, id) where deleted_at is null",
                "create index on " + table + " (created_at, id) where deleted_at is null",
                "create index on " + table + " (owner_id, name, id) where deleted_at is null",
                "create index on " + table + " (team_id, name, id) where deleted_at is null",
                "create index on " + table + " (territory_id, name, id) where deleted_at is null",
                "create index on " + table + " using gin (search_words)",
                "create index on " + table + " using gin (search_text gin_trgm_ops)");
    }

    private static String type(Field<?> field) {
        return field.type().isText() && field.type() != FieldType.EMAIL && field.type() != FieldType.PHONE
                ? "text collate \"und-x-icu\""
                : field.type().sqlType();
    }

    private static String indexName(ObjectType object, Field<?> field) {
        return object.table() + "_" + field.column();
    }
}
