/**
 * Tells the sample company's customers one by one: who they are, what they bought, said and suffered.
 *
 * <p>Customers act out small stories ({@link relata.sample.story.PersonStory}, {@link
 * relata.sample.story.BusinessStory}) driven by the calendar, by habits, by jars that become empty and by things that
 * go wrong. Nothing here draws from the models that Relata later fits to customers (BG/NBD, Pareto/NBD, Gamma-Gamma or
 * any other mixture of Poisson and gamma), so that a good fit on this company proves something.
 *
 * <p>Pure Java, no Spring and no SQL. Each customer depends only on the seed, its index and the closing date, so that any
 * of them can be told alone, in any order, on any thread, in memory that does not grow.
 */
@NullMarked
package relata.sample.story;

import org.jspecify.annotations.NullMarked;
