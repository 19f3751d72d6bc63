package dev.coppice.benchmarks.report;

import dev.coppice.benchmarks.measure.Growth;
import java.util.List;
import java.util.Locale;

/// Draws growth as an SVG: a small chart for each operation, the number of processes on a
/// logarithmic axis, the cost on a linear one that begins at zero.
final class Plot {

    private static final int WIDTH = 420;
    private static final int HEIGHT = 260;
    private static final int LEFT = 70;
    private static final int RIGHT = 24;
    private static final int TOP = 40;
    private static final int BOTTOM = 44;
    private static final int COLUMNS = 2;
    private static final int STEPS = 4;
    private static final double HEADROOM = 1.15;

    private final StringBuilder svg = new StringBuilder();

    private Plot() {}

    /// The drawing.
    static String of(List<Growth> all) {
        Plot plot = new Plot();
        int lines = (all.size() + COLUMNS - 1) / COLUMNS;
        plot.add(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\""
                        + " font-family=\"sans-serif\" font-size=\"12\">",
                COLUMNS * WIDTH, lines * HEIGHT);
        plot.add("<rect width=\"100%%\" height=\"100%%\" fill=\"white\"/>");
        for (int i = 0; i < all.size(); i++) {
            int x = i % COLUMNS * WIDTH;
            int y = i / COLUMNS * HEIGHT;
            plot.add("<g transform=\"translate(%d %d)\">", x, y);
            plot.chart(all.get(i));
            plot.add("</g>");
        }
        plot.add("</svg>");
        return plot.svg.toString();
    }

    private void chart(Growth growth) {
        List<Growth.Point> points = growth.points();
        double most = points.stream().mapToDouble(Growth.Point::cost).max().orElse(1) * HEADROOM;
        double first = Math.log10(points.getFirst().processes());
        double last = Math.log10(points.getLast().processes());
        text(LEFT, TOP - 16, "start", growth.row().title());
        for (int i = 0; i <= STEPS; i++) {
            double y = y(most * i / STEPS, most);
            add(
                    "<line x1=\"%d\" y1=\"%.1f\" x2=\"%d\" y2=\"%.1f\" stroke=\"#ddd\"/>",
                    LEFT, y, WIDTH - RIGHT, y);
            text(LEFT - 6, y + 4, "end", growth.row().unit().show(most * i / STEPS));
        }
        StringBuilder line = new StringBuilder();
        for (Growth.Point point : points) {
            double x = x(Math.log10(point.processes()), first, last);
            double y = y(point.cost(), most);
            line.append(String.format(Locale.ROOT, "%.1f,%.1f ", x, y));
            add("<circle cx=\"%.1f\" cy=\"%.1f\" r=\"3\" fill=\"#2a6f4e\"/>", x, y);
            text(x, HEIGHT - BOTTOM + 16, "middle", shortened(point.processes()));
        }
        add(
                "<polyline points=\"%s\" fill=\"none\" stroke=\"#2a6f4e\" stroke-width=\"2\"/>",
                line.toString().strip());
        text((LEFT + WIDTH - RIGHT) / 2.0, HEIGHT - 8, "middle", "processes");
    }

    private static double x(double at, double first, double last) {
        double part = last == first ? 0 : (at - first) / (last - first);
        return LEFT + part * (WIDTH - LEFT - RIGHT);
    }

    private static double y(double cost, double most) {
        return HEIGHT - BOTTOM - cost / most * (HEIGHT - TOP - BOTTOM);
    }

    private static String shortened(int processes) {
        return processes >= 1_000_000
                ? processes / 1_000_000 + " M"
                : processes >= 1_000 ? processes / 1_000 + " k" : Integer.toString(processes);
    }

    private void text(double x, double y, String anchor, String words) {
        add("<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>", x, y, anchor, words);
    }

    @SuppressWarnings("AnnotateFormatMethod") // a dependency for one annotation
    private void add(String format, Object... values) {
        svg.append(String.format(Locale.ROOT, format, values)).append('\n');
    }
}
