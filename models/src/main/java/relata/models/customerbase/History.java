package relata.models.customerbase;

/**
 * What one customer did, counted from the first purchase, in any one unit of time; several purchases on one day are
 * one.
 *
 * @param purchases repeat purchases x, the first one not counted
 * @param last time of the last purchase t_x; 0 where there was no repeat purchase
 * @param age time of looking T
 */
public record History(int purchases, double last, double age) {

    /** Refuses what cannot be: a last purchase outside of the time observed, or one without any repeat purchase. */
    public History {
        if (purchases < 0) {
            throw new IllegalArgumentException("A customer cannot have " + purchases + " repeat purchases");
        }
        if (!(age >= 0 && age < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("The age of a customer must be a number of zero or more, not " + age);
        }
        if (!(last >= 0 && last <= age)) {
            throw new IllegalArgumentException(
                    "The last purchase must lie between the first and the age " + age + ", not at " + last);
        }
        if (purchases == 0 && last > 0) {
            throw new IllegalArgumentException(
                    "A customer without repeat purchases has the last one at 0, not at " + last);
        }
    }

    /** A customer who has just come. */
    public static History none() {
        return new History(0, 0, 0);
    }
}
