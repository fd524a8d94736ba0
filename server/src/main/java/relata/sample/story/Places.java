package relata.sample.story;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Cities, streets and territories of the company. */
final class Places {

    /** A city; {@code shop} is the code of the shop there, if there is one. */
    record City(
            String name,
            String latin,
            String country,
            String territory,
            String postcode,
            @Nullable String shop) {
        String nation() {
            return switch (country) {
                case "PL" -> "pl";
                case "MD", "RO" -> "ro";
                case "SK" -> "sk";
                default -> "ua";
            };
        }

        Currency currency() {
            return switch (country) {
                case "PL" -> Currency.PLN;
                case "MD" -> Currency.MDL;
                case "RO" -> Currency.RON;
                case "SK" -> Currency.EUR;
                default -> Currency.UAH;
            };
        }

        String timeZone() {
            return switch (country) {
                case "PL" -> "Europe/Warsaw";
                case "MD" -> "Europe/Chisinau";
                case "RO" -> "Europe/Bucharest";
                case "SK" -> "Europe/Bratislava";
                default -> "Europe/Kyiv";
            };
        }
    }

    private final City[] cities;
    private final City[] shopCities;
    private final City[] abroad;
    private final int[] weights;
    private final Map<String, String[]> streets = new HashMap<>();
    private final List<SampleTerritory> territories;

    Places() {
        var cityList = new ArrayList<City>();
        var weightList = new ArrayList<Integer>();
        var streetLists = new LinkedHashMap<String, List<String>>();
        var territoryList = new ArrayList<SampleTerritory>();
        for (String[] row : ResourceLines.read("places.txt", ";")) {
            switch (row[0]) {
                case "city" -> {
                    cityList.add(new City(row[1], row[2], row[3], row[4], row[5], row[7].equals("-") ? null : row[7]));
                    weightList.add(Integer.valueOf(row[6]));
                }
                case "street" ->
                    streetLists
                            .computeIfAbsent(row[1], key -> new ArrayList<>())
                            .add(row[2]);
                case "territory" ->
                    territoryList.add(
                            new SampleTerritory(row[1], row[2].equals("-") ? null : row[2], row[3], row[4], row[5]));
                default -> {}
            }
        }
        cities = cityList.toArray(City[]::new);
        shopCities = cityList.stream().filter(city -> city.shop() != null).toArray(City[]::new);
        abroad = cityList.stream().filter(city -> !city.country().equals("UA")).toArray(City[]::new);
        weights = weightList.stream().mapToInt(Integer::intValue).toArray();
        Arrays.parallelPrefix(weights, Integer::sum);
        streetLists.forEach((country, names) -> streets.put(country, names.toArray(String[]::new)));
        territories = List.copyOf(territoryList);
    }

    City city(Dice dice) {
        return cities[dice.weighted(weights)];
    }

    City shopCity(Dice dice) {
        return dice.usual(shopCities);
    }

    City cityAbroad(Dice dice) {
        return dice.usual(abroad);
    }

    List<SampleTerritory> territories() {
        return territories;
    }

    SampleCustomer.Address address(UUID id, String kind, City city, Dice dice, boolean flat) {
        String[] names = streets.getOrDefault(city.country(), new String[0]);
        String house = String.valueOf(dice.between(1, 140));
        String street = dice.pick(names)
                + (city.country().equals("UA") ? ", " + house : " " + house)
                + (flat && dice.chance(75)
                        ? (city.country().equals("UA") ? ", кв. " : "/") + dice.between(1, 180)
                        : "");
        return new SampleCustomer.Address(
                id, kind, city.country(), city.territory(), city.name(), street, postcode(city, dice));
    }

    private static String postcode(City city, Dice dice) {
        var code = new StringBuilder(city.postcode());
        for (int position = 0; position < code.length(); position++) {
            if (code.charAt(position) == '?') {
                code.setCharAt(position, (char) ('0' + dice.between(0, 9)));
            }
        }
        return code.toString();
    }
}
