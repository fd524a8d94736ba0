package relata.platform.people;

/** What a user can belong to; the tables that hold who belongs to what. */
enum Membership {
    ROLES("user_role", "role_id", "role", "roles"),
    TEAMS("team_member", "team_id", "team", "teams"),
    TERRITORIES("territory_member", "territory_id", "territory", "territories");

    private final String table;
    private final String column;
    private final String group;
    private final String field;

    Membership(String table, String column, String group, String field) {
        this.table = table;
        this.column = column;
        this.group = group;
        this.field = field;
    }

    String table() {
        return table;
    }

    String column() {
        return column;
    }

    /** The table of what users belong to. */
    String group() {
        return group;
    }

    /** Its name in the API, for a user. */
    String field() {
        return field;
    }
}
