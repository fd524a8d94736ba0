/** Numerics shared by the models: ascent of likelihoods, estimates with standard errors, threads, variates. */
@NullMarked
package relata.models.numerics;

import org.jspecify.annotations.NullMarked;
