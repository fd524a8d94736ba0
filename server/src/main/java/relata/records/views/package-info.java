/** Saved views: a filter, an order and columns under a name, for oneself, a team or everyone, with the indexes they earn. */
@NullMarked
package relata.records.views;

import org.jspecify.annotations.NullMarked;
