package relata.sample.story;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The mailings of three years: eight a year, on the usual occasions. */
final class Campaigns {

    /** One mailing. */
    record Campaign(int day, String code, String phrase) {}

    private final List<Campaign> campaigns = new ArrayList<>();

    /** New Year's Eves. */
    final int[] newYearDays;
    /** The eighths of March. */
    final int[] womensDays;
    /** The fourteenths of February. */
    final int[] valentines;
    /** The middle days of July. */
    final int[] midsummers;

    Campaigns(ThreeYears years) {
        newYearDays = years.each(12, 31);
        womensDays = years.each(3, 8);
        valentines = years.each(2, 14);
        midsummers = years.each(7, 18);
        add(years, "newyear", 12, 2);
        add(years, "valentine", 2, 6);
        add(years, "womens-day", 2, 26);
        add(years, "summer", 7, 4);
        add(years, "spring-care", 4, 12);
        add(years, "autumn", 9, 21);
        add(years, "care-days", 10, 19);
        add(years, "black-friday", 11, 24);
        campaigns.sort(Comparator.comparingInt(Campaign::day));
    }

    private void add(ThreeYears years, String name, int month, int dayOfMonth) {
        for (int day : years.each(month, dayOfMonth)) {
            campaigns.add(new Campaign(day, name + "-" + years.date(day).getYear(), "campaign." + name));
        }
    }

    List<Campaign> all() {
        return campaigns;
    }
}
