package relata.walk;

import relata.platform.access.Scope;

/** Whose a record is, seen from the one who acts. */
public enum Whose {
    OWN(Scope.OWN),
    TEAM(Scope.TEAM),
    TERRITORY(Scope.TERRITORY),
    OTHER(Scope.ALL);

    /** The narrowest scope that reaches it. */
    final Scope reachedBy;

    Whose(Scope reachedBy) {
        this.reachedBy = reachedBy;
    }
}
