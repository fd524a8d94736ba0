package relata.models.numerics;

/**
 * A model whose parameters were learned, and how well they are known.
 *
 * @param model the model at the estimates
 * @param estimates parameters, standard errors, log-likelihood
 * @param observations how many customers (or contracts) the likelihood sums
 */
public record Fit<M>(M model, Estimates estimates, double observations) {}
