package relata.bench;

import java.util.Map;

/** The command {@code ./relata bench pages}: what Chromium says of its time with many customers, as the product's own test asks it. */
final class PagesBench {

    private final Options options;

    PagesBench(Options options) {
        this.options = options;
    }

    void measure() throws Exception {
        double load = Machine.load();
        try (var product = Product.started(options.home(), options.customers());
                var database = product.database(2)) {
            Background.awaited(database);
            String found = ProductTests.found(
                    options,
                    "PageFiguresTest",
                    Map.of(
                            "relata.pages.port",
                            product.port(),
                            "relata.pages.rounds",
                            options.rounds(),
                            "relata.pages.email",
                            Product.ADMINISTRATOR.getOrDefault("email", ""),
                            "relata.pages.password",
                            Product.ADMINISTRATOR.getOrDefault("password", "")));
            String section = section(load, Report.data(database), found);
            System.out.println(section);
            Report.append(options.results(), section);
        }
        System.exit(0);
    }

    private String section(double load, String data, String found) {
        return Report.heading("pages in Chromium at %,d customers".formatted(options.customers()), data, load)
                + """
                 %d rounds, each with an empty cache; medians, of the tasks the longest; `./relata bench pages
                --customers %d --rounds %d`. The list: from the click on "Customers" on another page until its rows are painted. Scrolled is
                through 24,000 points of the list; a task counts from 50 ms on.

                | first content, ms | list after the click, ms | longest task while scrolling, ms |
                | ---: | ---: | ---: |
                %s""".formatted(options.rounds(), options.customers(), options.rounds(), found);
    }
}
