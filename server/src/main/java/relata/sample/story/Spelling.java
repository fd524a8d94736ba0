package relata.sample.story;

/** How a person's name was written down when they first came. */
public enum Spelling {
    UKRAINIAN,
    RUSSIAN,
    LATIN
}
