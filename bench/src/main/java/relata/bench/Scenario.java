package relata.bench;

import java.util.Locale;

/** What people do with customers all day, one turn of which is measured. */
enum Scenario {
    LIST("list of 50 of one city by name, with bounded count"),
    /** Each such question keeps a processor busy, so it is asked by one client alone. */
    FILTER("list of 50 by a field without an index, with bounded count, one client"),
    OPEN("open a customer with the newest 50 of its timeline"),
    SEARCH("search customers by a part of a name"),
    CREATE("create a customer"),
    CHANGE("change the city of a customer");

    private final String described;

    Scenario(String described) {
        this.described = described;
    }

    int clients(int most) {
        return this == FILTER ? 1 : most;
    }

    String named() {
        return name().toLowerCase(Locale.ROOT);
    }

    String described() {
        return described;
    }
}
