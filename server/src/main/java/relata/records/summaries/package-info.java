/**
 * Summaries of records: groups by up to three values, measures in each group, and for every group the filter that finds its rows. Compiled
 * from the same rows as lists, so that access is the same.
 */
@NullMarked
package relata.records.summaries;

import org.jspecify.annotations.NullMarked;
