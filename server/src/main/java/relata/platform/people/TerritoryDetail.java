package relata.platform.people;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A part of the market; whoever belongs to it sees the records of everything below it too. */
public record TerritoryDetail(
        UUID id, long version, String name, @Nullable Named parent, List<Named> members) {}
