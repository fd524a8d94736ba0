package relata.bench;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.SortedMap;

/** Lines over two logarithmic axes, as SVG that is read on light and on dark ground. */
final class LogDrawing {

    private static final int WIDTH = 720;
    private static final int HEIGHT = 420;
    private static final int LEFT = 70;
    private static final int RIGHT = 90;
    private static final int TOP = 20;
    private static final int BOTTOM = 50;
    private static final int NAME_HEIGHT = 14;
    private static final List<String> COLOURS =
            List.of("#1c7ed6", "#e8590c", "#2f9e44", "#9c36b5", "#e03131", "#0c8599");

    private record Line(String name, SortedMap<Double, Double> points) {

        double last() {
            return Objects.requireNonNull(points.get(points.lastKey()));
        }
    }

    private final String across;
    private final String up;
    private final List<Line> lines = new ArrayList<>();

    /** @param across what the horizontal axis counts */
    LogDrawing(String across, String up) {
        this.across = across;
        this.up = up;
    }

    void line(String name, SortedMap<Double, Double> points) {
        lines.add(new Line(name, points));
    }

    String svg() {
        double[] x = lines.stream()
                .flatMap(line -> line.points().keySet().stream())
                .mapToDouble(Math::log10)
                .toArray();
        double[] y = lines.stream()
                .flatMap(line -> line.points().values().stream())
                .mapToDouble(Math::log10)
                .toArray();
        var across = new Axis(x, LEFT, WIDTH - RIGHT);
        var upwards = new Axis(y, HEIGHT - BOTTOM, TOP);
        var svg = new StringBuilder("""
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" font-family="sans-serif" font-size="12" fill="#868e96">
                """.formatted(WIDTH, HEIGHT));
        for (int power = across.low; power <= across.high; power++) {
            double at = across.at(power);
            svg.append(rule(at, TOP, at, HEIGHT - BOTTOM));
            svg.append(text(at, HEIGHT - BOTTOM + 18, "middle", number(power)));
        }
        for (int power = upwards.low; power <= upwards.high; power++) {
            double at = upwards.at(power);
            svg.append(rule(LEFT, at, WIDTH - RIGHT, at));
            svg.append(text(LEFT - 8, at + 4, "end", number(power)));
        }
        svg.append(text((LEFT + WIDTH - RIGHT) / 2.0, HEIGHT - 10, "middle", this.across));
        svg.append(text(LEFT, TOP - 6, "start", up));
        double lowest = HEIGHT;
        for (Line line : fromTheLowest()) {
            String colour = COLOURS.get(lines.indexOf(line) % COLOURS.size());
            double end = upwards.at(Math.log10(line.last()));
            lowest = Math.min(end, lowest - NAME_HEIGHT);
            svg.append(path(line, colour, across, upwards));
            svg.append(text(WIDTH - RIGHT + 6, lowest + 4, "start", line.name())
                    .replace("<text", "<text fill=\"" + colour + "\""));
        }
        return svg.append("</svg>\n").toString();
    }

    /** So that each name can stand above the one before. */
    private List<Line> fromTheLowest() {
        return lines.stream().sorted(Comparator.comparingDouble(Line::last)).toList();
    }

    private static String path(Line line, String colour, Axis across, Axis upwards) {
        var path = new StringBuilder();
        line.points()
                .forEach((x, y) -> path.append(String.format(
                        Locale.ROOT,
                        "%s%.1f,%.1f",
                        path.isEmpty() ? "M" : " L",
                        across.at(Math.log10(x)),
                        upwards.at(Math.log10(y)))));
        return "<path d=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"2\"/>%n".formatted(path, colour);
    }

    private static String rule(double x1, double y1, double x2, double y2) {
        return String.format(
                Locale.ROOT,
                "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"#adb5bd\" stroke-opacity=\"0.5\"/>%n",
                x1,
                y1,
                x2,
                y2);
    }

    private static String text(double x, double y, String anchor, String text) {
        return String.format(
                Locale.ROOT, "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>%n", x, y, anchor, text);
    }

    private static String number(int power) {
        return power < 0
                ? Double.toString(Math.pow(10, power))
                : String.format(Locale.ROOT, "%,.0f", Math.pow(10, power));
    }

    /** Whole powers of ten around the values. */
    private static final class Axis {

        final int low;
        final int high;
        private final double from;
        private final double to;

        Axis(double[] logarithms, double from, double to) {
            double least = Double.MAX_VALUE;
            double most = -Double.MAX_VALUE;
            for (double each : logarithms) {
                least = Math.min(least, each);
                most = Math.max(most, each);
            }
            this.low = (int) Math.floor(least);
            this.high = Math.max(low + 1, (int) Math.ceil(most));
            this.from = from;
            this.to = to;
        }

        double at(double logarithm) {
            return from + (logarithm - low) / (high - low) * (to - from);
        }
    }
}
