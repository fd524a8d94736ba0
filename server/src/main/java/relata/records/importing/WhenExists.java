package relata.records.importing;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What the file may do to a record that is there already. Blank cells never empty a field. */
public enum WhenExists {
    @JsonProperty("fill")
    FILL_EMPTY,
    @JsonProperty("replace")
    REPLACE,
    @JsonProperty("leave")
    LEAVE
}
