/** Learners over tables of features with numbers, categories and gaps: penalized regression and boosted trees. */
@NullMarked
package relata.models.learning;

import org.jspecify.annotations.NullMarked;
