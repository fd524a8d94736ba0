package relata.models.experiment;

/** What an interval of a difference lets one say. */
public enum Verdict {
    HIGHER,
    LOWER,
    NOT_YET_DISTINGUISHABLE
}
