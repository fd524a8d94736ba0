/** What is known of customers until a day, read in one pass, and what the models in use make of it. */
@NullMarked
package relata.insight.standing.facts;

import org.jspecify.annotations.NullMarked;
