/** The database: PostgreSQL started by ourselves, or an external one by its address. */
@NullMarked
package relata.platform.postgres;

import org.jspecify.annotations.NullMarked;
