package relata.platform.access;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Whose records a right reaches, from the narrowest to the widest. SELF is for signed-in customers: the records that
 * are about themselves. The scopes of several roles add up.
 */
public enum Scope {
    @JsonProperty("none")
    NONE,
    @JsonProperty("self")
    SELF,
    @JsonProperty("own")
    OWN,
    @JsonProperty("team")
    TEAM,
    @JsonProperty("territory")
    TERRITORY,
    @JsonProperty("all")
    ALL
}
