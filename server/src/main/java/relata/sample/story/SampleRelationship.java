package relata.sample.story;

import java.time.LocalDate;
import java.util.UUID;

/** What a person is to an organization: influence from 1 to 5, attitude from -2 (against us) to 2 (for us). */
public record SampleRelationship(
        UUID id,
        UUID person,
        UUID organization,
        String role,
        Level level,
        int influence,
        int attitude,
        LocalDate since) {

    /** How high the person stands. */
    public enum Level {
        OPERATIONAL,
        MANAGEMENT,
        EXECUTIVE
    }
}
