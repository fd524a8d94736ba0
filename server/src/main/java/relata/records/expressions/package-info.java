/**
 * The one language in which everything asks a question about a record: CEL's grammar, typed by the catalog, compiled to
 * SQL for a set of records and evaluated by CEL's runtime for one.
 */
@NullMarked
package relata.records.expressions;

import org.jspecify.annotations.NullMarked;
