package relata.platform.tables;

/**
 * A guessed format and how sure each part of it is, in percent; a person is asked where it is low.
 */
public record FormatGuess(TableFormat format, int encodingConfidence, int separatorConfidence, int headerConfidence) {}
