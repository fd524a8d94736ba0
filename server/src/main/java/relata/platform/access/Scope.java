package relata.platform.access;

/**
 * Whose records a right reaches. SELF is for signed-in customers: the records that are about themselves. The scopes of
 * several roles add up.
 */
public enum Scope {
    NONE,
    SELF,
    OWN,
    TEAM,
    TERRITORY,
    ALL
}
