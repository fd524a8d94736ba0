package relata.platform.backup;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;
import relata.platform.backup.SchemaListing.Column;
import relata.platform.backup.SchemaListing.Constraint;

/**
 * Brings the schema that migrations made to the shape of the backup: what was made at run time is added, and rows
 * are loaded without foreign keys, triggers and indexes in their way.
 */
record SchemaShape(Connection connection, SchemaListing wanted) {

    void openForRows() throws SQLException {
        var made = SchemaListing.of(connection);
        for (var constraint : made.constraints()) {
            if (constraint.foreign()) drop(constraint);
        }
        for (var index : made.indexes()) Sql.execute(connection, "drop index " + Sql.quoted(index.name()));
        Sql.execute(connection, "truncate " + Sql.quoted(made.tables()));
        addSequences(made);
        addColumns(made);
        for (var table : wanted.tables()) alter(table, "disable trigger user");
    }

    void closeAfterRows() throws SQLException {
        var present = SchemaListing.of(connection).constraints().stream()
                .map(SchemaShape::place)
                .collect(Collectors.toSet());
        for (var index : wanted.indexes()) Sql.execute(connection, index.definition());
        // Listed with foreign keys last, which need the keys that they refer to.
        for (var constraint : wanted.constraints()) {
            if (!present.contains(place(constraint))) {
                alter(
                        constraint.table(),
                        "add constraint " + Sql.quoted(constraint.name()) + " " + constraint.definition());
            }
        }
        for (var sequence : wanted.sequences()) {
            try (var set = connection.prepareStatement("select setval(?::regclass, ?, ?)")) {
                set.setString(1, Sql.quoted(sequence.name()));
                set.setLong(2, sequence.last());
                set.setBoolean(3, sequence.called());
                set.execute();
            }
        }
        for (var table : wanted.tables()) alter(table, "enable trigger user");
    }

    /** The first part of the schema that is in one listing only, for the message. */
    static String firstDifference(SchemaListing one, SchemaListing other) {
        var parts = new HashSet<Object>();
        parts.addAll(one.columns());
        parts.addAll(one.constraints());
        parts.addAll(one.indexes());
        var others = new HashSet<Object>();
        others.addAll(other.columns());
        others.addAll(other.constraints());
        others.addAll(other.indexes());
        var difference = new HashSet<>(parts);
        difference.removeAll(others);
        others.removeAll(parts);
        difference.addAll(others);
        return difference.stream().map(Object::toString).sorted().findFirst().orElse("none");
    }

    private void addSequences(SchemaListing made) throws SQLException {
        var present =
                made.sequences().stream().map(SchemaListing.Sequence::name).toList();
        for (var sequence : wanted.sequences()) {
            if (!present.contains(sequence.name()))
                Sql.execute(connection, "create sequence " + Sql.quoted(sequence.name()));
        }
    }

    private void addColumns(SchemaListing made) throws SQLException {
        var tables = new HashSet<>(made.tables());
        var present = made.columns().stream().map(SchemaShape::place).toList();
        // Generated columns last: they are computed from others.
        var columns = wanted.columns().stream()
                .sorted(Comparator.comparing(Column::generated))
                .toList();
        for (var column : columns) {
            if (tables.add(column.table()))
                Sql.execute(connection, "create table " + Sql.quoted(column.table()) + " ()");
            if (!present.contains(place(column))) {
                alter(column.table(), "add column " + Sql.quoted(column.name()) + " " + column.definition());
            }
        }
    }

    private static List<String> place(Column column) {
        return List.of(column.table(), column.name());
    }

    private static List<String> place(Constraint constraint) {
        return List.of(constraint.table(), constraint.name());
    }

    private void drop(Constraint constraint) throws SQLException {
        alter(constraint.table(), "drop constraint " + Sql.quoted(constraint.name()));
    }

    private void alter(String table, String change) throws SQLException {
        Sql.execute(connection, "alter table " + Sql.quoted(table) + " " + change);
    }
}
