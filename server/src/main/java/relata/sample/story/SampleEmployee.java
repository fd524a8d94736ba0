package relata.sample.story;

import java.util.UUID;

/** Someone who works for the sample company; the role is the name of a built-in role of Relata. */
public record SampleEmployee(
        UUID id, String key, String given, String family, String email, String team, String role, String territory) {
    public String name() {
        return given + " " + family;
    }
}
