package relata.platform.people;

import java.util.UUID;
import relata.platform.Actor;

/** A user was added who has no password yet; heard in the same transaction. */
public record UserAdded(UUID user, Actor by) {}
