package relata.platform.people;

import java.util.UUID;

/** The roles that every installation begins with; their grants stand in the migration that makes them. */
public enum BuiltInRole {
    ADMINISTRATOR(1),
    SALES(2),
    KEY_ACCOUNT(3),
    MARKETING(4),
    SERVICE(5),
    ANALYST(6),
    READ_ONLY(7);

    private static final long PREFIX = 0x0000_0000_0000_7000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;

    private final UUID id;

    BuiltInRole(int number) {
        id = new UUID(PREFIX, VARIANT | number);
    }

    public UUID id() {
        return id;
    }
}
