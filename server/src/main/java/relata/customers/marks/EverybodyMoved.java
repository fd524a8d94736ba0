package relata.customers.marks;

/**
 * Something that is computed of each customer moved for many at once, as it does at night. Whoever keeps anything of all customers
 * asks all of them anew, in one pass: a mark for each would have everything computed of each, one after the other.
 */
public record EverybodyMoved() {}
