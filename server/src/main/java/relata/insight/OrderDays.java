package relata.insight;

import java.util.Arrays;

/** The days on which one customer bought, rising, each with what was spent: several orders of one day are one purchase. */
final class OrderDays {

    private int size;
    private int orders;
    private int[] days = new int[16];
    private double[] spent = new double[16];

    /** Takes the next customer's orders, in any order: {@code "-12:34.5000 3:7"}, each a day, a colon and an amount. */
    void read(String text) {
        size = 0;
        orders = 0;
        for (int from = 0; from < text.length(); ) {
            int colon = text.indexOf(':', from);
            int space = text.indexOf(' ', colon);
            int end = space < 0 ? text.length() : space;
            add(Integer.parseInt(text, from, colon, 10), Double.parseDouble(text.substring(colon + 1, end)));
            from = end + 1;
        }
    }

    /** Keeps the days in order; orders come nearly sorted, the newest first. */
    private void add(int day, double amount) {
        orders++;
        int place = 0;
        while (place < size && days[place] < day) {
            place++;
        }
        if (place < size && days[place] == day) {
            spent[place] += amount;
            return;
        }
        if (size == days.length) {
            days = Arrays.copyOf(days, 2 * size);
            spent = Arrays.copyOf(spent, 2 * size);
        }
        System.arraycopy(days, place, days, place + 1, size - place);
        System.arraycopy(spent, place, spent, place + 1, size - place);
        days[place] = day;
        spent[place] = amount;
        size++;
    }

    int size() {
        return size;
    }

    int orders() {
        return orders;
    }

    int day(int index) {
        return days[index];
    }

    /** How many of the days lie at or before a day. */
    int upTo(int day) {
        int count = 0;
        while (count < size && days[count] <= day) {
            count++;
        }
        return count;
    }

    /** What was spent on the days from one (included) to another (excluded), by their index. */
    double spent(int from, int to) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += spent[i];
        }
        return sum;
    }
}
