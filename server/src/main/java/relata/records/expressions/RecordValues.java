package relata.records.expressions;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One record as an expression sees it; loads what lies beyond it only when asked. Rows in the bin, and rows the reader
 * may not see, are not there.
 */
public interface RecordValues {

    UUID id();

    /** The value of a stored field in the Java type of its {@link relata.records.catalog.FieldType}; null where missing. */
    @Nullable
    Object value(String field);

    /** The record behind a reference; null where there is none to be seen. */
    @Nullable
    RecordValues reference(String field);

    /** The records that point to this one, by the relation's name. */
    List<? extends RecordValues> related(String relation);
}
