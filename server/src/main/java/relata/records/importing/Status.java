package relata.records.importing;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** Where an import is. */
public enum Status {
    @JsonProperty("draft")
    DRAFT,
    @JsonProperty("checking")
    CHECKING,
    @JsonProperty("ready")
    READY,
    @JsonProperty("running")
    RUNNING,
    @JsonProperty("stopped")
    STOPPED,
    @JsonProperty("done")
    DONE,
    @JsonProperty("failed")
    FAILED,
    @JsonProperty("retrying")
    RETRYING,
    @JsonProperty("undoing")
    UNDOING,
    @JsonProperty("undone")
    UNDONE;

    String stored() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Status of(String stored) {
        return valueOf(stored.toUpperCase(Locale.ROOT));
    }
}
