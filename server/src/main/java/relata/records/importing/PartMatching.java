package relata.records.importing;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import relata.records.catalog.Label;
import relata.records.changes.Values;

/**
 * What a module knows about records that are part of another and come in the same row of a file: a customer's further
 * numbers, consents, addresses, ids elsewhere, relationships. A target names them as
 * {@code consents[purpose=offers,channel=email].state}: the relation, what is the same for all such parts, the field.
 */
public interface PartMatching {

    /** The name of the type of the parts. */
    String object();

    /** The parts that people are offered, in the order in which they look for them. */
    List<Offer> offers();

    /**
     * What tells each of these parts from others of its record, and which one is there already; in the order of the parts,
     * with as many queries as for one. The reference to the record is among the values.
     */
    List<Recognized> recognize(List<Values> parts);

    /** Adds to new parts, and to changes of those that are there, what follows from the row and the record. */
    default void complete(List<Coming> parts) {}

    /** What a field means where the file says yes or no, such as given and refused. */
    default Map<Boolean, String> yesNo(String field) {
        return Map.of();
    }

    /** What is the same for parts that are anywhere, as offers write it without their number; what an export has columns for. */
    default Set<Map<String, String>> used() {
        return Set.of();
    }

    /** The parts of these records that stand in the records' own rows of an export, the surest of each offer first. */
    default List<Standing> standing(List<UUID> records) {
        return List.of();
    }

    /** A part that is there, and what is the same for all parts like it. */
    record Standing(UUID record, Map<String, String> constants, UUID id) {}

    /** What holds for a related record where the mapping says nothing, by the path within the part: {@code other.kind}. */
    default Map<String, Object> defaults(Map<String, String> constants) {
        return Map.of();
    }

    /** @param key two parts of one record with the same key are one; null where the row does not say enough */
    record Recognized(@Nullable String key, @Nullable UUID id) {}

    /**
     * A part on its way in.
     *
     * @param given what is to be written, to be added to
     * @param constants what the mapping says for all rows
     * @param there what is there already, null for a new one
     * @param origin file and row, in the words of the importer's language
     */
    record Coming(Values given, Values constants, @Nullable Values there, String origin) {}

    /**
     * Parts that people are offered.
     *
     * @param relation the relation from the record to its parts, such as {@code consents}
     * @param constants what is the same for all of these parts; the field {@link #NUMBER} only counts and is not kept
     * @param main the field that goes by the name of the part alone, null where all are named
     * @param fields what else a column can say of it, {@code other.name} for a related record
     * @param words names of columns that mean the main field, folded
     */
    record Offer(
            String relation,
            Map<String, String> constants,
            Label label,
            @Nullable String main,
            List<String> fields,
            List<String> words) {

        public Offer {
            fields = List.copyOf(fields);
            words = List.copyOf(words);
        }
    }

    /** Tells apart several parts that are alike, such as a second and a third phone. */
    String NUMBER = "n";
}
