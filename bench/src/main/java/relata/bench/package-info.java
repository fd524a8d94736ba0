/** Measures the product against a ceiling: a bare HTTP server over JDBC that runs the same SQL on the same data. */
@NullMarked
package relata.bench;

import org.jspecify.annotations.NullMarked;
