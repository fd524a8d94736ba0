package relata.sample.story;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import relata.sample.story.Places.City;

/** What all histories share: calendar, goods, places, colleagues, words and campaigns. Immutable once made. */
final class Company {

    final long seed;
    final ThreeYears years;
    final Assortment assortment;
    final Places places;
    final Names names;
    final Phrases phrases;
    final Campaigns campaigns;
    final List<SampleEmployee> employees;
    private final Map<String, String> shopKeepers = new HashMap<>();
    private final String[] centre;

    Company(long seed, ThreeYears years) {
        this.seed = seed;
        this.years = years;
        this.assortment = new Assortment(seed, years);
        this.places = new Places();
        this.names = new Names();
        this.phrases = new Phrases();
        this.campaigns = new Campaigns(years);
        this.employees = employees(seed, years);
        for (SampleEmployee employee : employees) {
            if (employee.key().startsWith("shop-")) {
                shopKeepers.put(employee.territory(), employee.key());
            }
        }
        this.centre = employees.stream()
                .map(SampleEmployee::key)
                .filter(key -> key.startsWith("centre"))
                .toArray(String[]::new);
    }

    private static List<SampleEmployee> employees(long seed, ThreeYears years) {
        var list = new ArrayList<SampleEmployee>();
        for (String[] row : ResourceLines.read("places.txt", ";")) {
            if (row[0].equals("employee")) {
                String local = Latin.address(Latin.of(row[3])) + "." + Latin.address(Latin.of(row[2]));
                list.add(new SampleEmployee(
                        Ids.at(years.second(-900, 0), seed, list.size(), Ids.Kind.EMPLOYEE, 0),
                        row[1],
                        row[3],
                        row[2],
                        local + "@lunaria.example",
                        row[4],
                        row[5],
                        row[6]));
            }
        }
        return List.copyOf(list);
    }

    /** Who looks after private customers there: the head of the region's shops, else the contact centre. */
    String keeper(City city, Dice dice) {
        String keeper = shopKeepers.get(city.territory());
        return keeper == null || (city.shop() == null && dice.chance(70)) ? agent(dice) : keeper;
    }

    String keyAccountManager(City city) {
        return switch (city.territory()) {
            case "ua-west" -> "key2";
            case "pl", "md", "ro", "sk" -> "key3";
            default -> "key1";
        };
    }

    String agent(Dice dice) {
        return dice.pick(centre);
    }

    SampleEmployee employee(String key) {
        for (SampleEmployee employee : employees) {
            if (employee.key().equals(key)) {
                return employee;
            }
        }
        throw new IllegalArgumentException("Nobody here has the key " + key);
    }
}
