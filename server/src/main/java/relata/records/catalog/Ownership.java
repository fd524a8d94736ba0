package relata.records.catalog;

/** How a record is tied to people, so that "own", "team" and "territory" mean something for it. */
public sealed interface Ownership {

    /** The table has the columns {@code owner_id}, {@code team_id}, {@code territory_id}. */
    record Direct() implements Ownership {}

    /** Whoever may see the record that this reference field points to may see this one: an order is its customer's. */
    record Through(String field) implements Ownership {}

    /** Belongs to nobody in particular: products, currencies. Every scope but NONE and SELF means all. */
    record Shared() implements Ownership {}

    Ownership DIRECT = new Direct();

    Ownership SHARED = new Shared();
}
