/** What goes with what: products that are bought by the same customers, what to offer next, and who resembles a group. */
@NullMarked
package relata.models.affinity;

import org.jspecify.annotations.NullMarked;
