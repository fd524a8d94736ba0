package relata.platform.people;

import java.util.List;
import java.util.UUID;

/** People who share their records. */
public record TeamDetail(UUID id, long version, String name, List<Named> members) {}
