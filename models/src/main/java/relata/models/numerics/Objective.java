package relata.models.numerics;

/** A smooth function of a few variables that gives its value and its gradient at once. */
@FunctionalInterface
public interface Objective {

    /**
     * The value at {@code point}; writes the gradient there into {@code gradient}, which has the length of {@code
     * point}.
     */
    double evaluate(double[] point, double[] gradient);
}
