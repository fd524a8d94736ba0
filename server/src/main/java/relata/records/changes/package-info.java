/** The one way in: every change of a record, whatever the door, passes here with the rules of its module, audit and search words. */
@NullMarked
package relata.records.changes;

import org.jspecify.annotations.NullMarked;
