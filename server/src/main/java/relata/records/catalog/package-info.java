/** What objects there are, with which fields and relations; one immutable snapshot per version. */
@NullMarked
package relata.records.catalog;

import org.jspecify.annotations.NullMarked;
