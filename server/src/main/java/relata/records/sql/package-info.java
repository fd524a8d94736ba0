/** SQL made from the catalog: fragments with their bound values, and the way of values between Java and columns. */
@NullMarked
package relata.records.sql;

import org.jspecify.annotations.NullMarked;
