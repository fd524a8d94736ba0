package relata.models.customerbase;

import java.util.Arrays;

/** An open hash table of distinct histories with how many customers have each, and the sums of their times. */
final class CellTable {

    private int[] slots = new int[1 << 12];
    private int[] purchases = new int[1 << 10];
    private long[] lastKeys = new long[1 << 10];
    private long[] ageKeys = new long[1 << 10];
    private double[] customers = new double[1 << 10];
    private double[] lastSums = new double[1 << 10];
    private double[] ageSums = new double[1 << 10];
    private int size;

    /** Adds {@code weight} customers to the cell of the keys. */
    void add(int x, long lastKey, long ageKey, double weight, double lastSum, double ageSum) {
        int cell = find(x, lastKey, ageKey);
        customers[cell] += weight;
        lastSums[cell] += lastSum;
        ageSums[cell] += ageSum;
    }

    void addAll(CellTable other) {
        for (int i = 0; i < other.size; i++) {
            add(
                    other.purchases[i],
                    other.lastKeys[i],
                    other.ageKeys[i],
                    other.customers[i],
                    other.lastSums[i],
                    other.ageSums[i]);
        }
    }

    /** Cells whose times are those the keys stand for, which must be bits of doubles. */
    Cells exact() {
        double[] last = new double[size];
        double[] age = new double[size];
        for (int i = 0; i < size; i++) {
            last[i] = Double.longBitsToDouble(lastKeys[i]);
            age[i] = Double.longBitsToDouble(ageKeys[i]);
        }
        return cells(last, age);
    }

    /** Cells whose times are the means of what was added. */
    Cells means() {
        double[] last = new double[size];
        double[] age = new double[size];
        for (int i = 0; i < size; i++) {
            age[i] = ageSums[i] / customers[i];
            last[i] = Math.min(lastSums[i] / customers[i], age[i]);
        }
        return cells(last, age);
    }

    private Cells cells(double[] last, double[] age) {
        return new Cells(Histories.of(Arrays.copyOf(purchases, size), last, age), Arrays.copyOf(customers, size));
    }

    private int find(int x, long lastKey, long ageKey) {
        int mask = slots.length - 1;
        for (int slot = hash(x, lastKey, ageKey) & mask; ; slot = (slot + 1) & mask) {
            int cell = slots[slot] - 1;
            if (cell < 0) {
                return insert(slot, x, lastKey, ageKey);
            }
            if (lastKeys[cell] == lastKey && ageKeys[cell] == ageKey && purchases[cell] == x) {
                return cell;
            }
        }
    }

    private int insert(int slot, int x, long lastKey, long ageKey) {
        if (size == purchases.length) {
            grow();
        }
        slots[slot] = size + 1;
        purchases[size] = x;
        lastKeys[size] = lastKey;
        ageKeys[size] = ageKey;
        size++;
        if (2 * size > slots.length) {
            rehash();
        }
        return size - 1;
    }

    private void grow() {
        int capacity = 2 * size;
        purchases = Arrays.copyOf(purchases, capacity);
        lastKeys = Arrays.copyOf(lastKeys, capacity);
        ageKeys = Arrays.copyOf(ageKeys, capacity);
        customers = Arrays.copyOf(customers, capacity);
        lastSums = Arrays.copyOf(lastSums, capacity);
        ageSums = Arrays.copyOf(ageSums, capacity);
    }

    private void rehash() {
        slots = new int[4 * slots.length];
        int mask = slots.length - 1;
        for (int cell = 0; cell < size; cell++) {
            int slot = hash(purchases[cell], lastKeys[cell], ageKeys[cell]) & mask;
            while (slots[slot] != 0) {
                slot = (slot + 1) & mask;
            }
            slots[slot] = cell + 1;
        }
    }

    private static int hash(int x, long lastKey, long ageKey) {
        long mixed = (lastKey * 0x9E3779B97F4A7C15L ^ Long.rotateLeft(ageKey * 0xC2B2AE3D27D4EB4FL, 31)) + x;
        mixed = (mixed ^ mixed >>> 32) * 0xD6E8FEB86659FD93L;
        return (int) (mixed ^ mixed >>> 32);
    }
}
