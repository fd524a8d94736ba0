package relata.records.importing;

/**
 * Something that means one record of a type.
 *
 * @param kind what is compared, such as {@code email}; keys of different kinds never meet
 */
public record MatchKey(String kind, String value) {}
