package plateau.report;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.function.IntToDoubleFunction;

/** The order parameters (a, s) of classes or neurons: over time, and in the plane of s and a (theory.md §3). */
final class OrderParameterCharts {
    static final String TIME = "first-layer time t";

    private static final String WEIGHT = "second-layer weight a";
    private static final String OVERLAP = "overlap s with the target’s direction";
    private static final int MOST_SHOWN = 24;

    /** A quantity of class p at the i-th time. */
    interface OfClass {
        double at(int i, int p);
    }

    private final String file;
    private final int classes;
    private final int size;
    private final IntToDoubleFunction time;
    private final OfClass a;
    private final OfClass s;

    /**
     * Charts of so many classes at so many times; the first time is the start.
     *
     * @param file ends the names of files
     */
    OrderParameterCharts(String file, int classes, int size, IntToDoubleFunction time, OfClass a, OfClass s) {
        this.file = file;
        this.classes = classes;
        this.size = size;
        this.time = time;
        this.a = a;
        this.s = s;
    }

    ChartSpec weights() {
        return overTime("Weights over time", "a", WEIGHT, a);
    }

    ChartSpec overlaps() {
        return overTime("Overlaps over time", "s", OVERLAP, s);
    }

    ChartSpec portrait() {
        ChartSpec chart = new ChartSpec("The plane of s and a", "portrait" + file, OVERLAP, WEIGHT);
        for (int p = 0; p < classes; p += stride()) {
            int shown = p;
            look(chart.curve(name(p), size, i -> s.at(i, shown), i -> a.at(i, shown)), p);
        }
        return chart;
    }

    private ChartSpec overTime(String title, String name, String label, OfClass value) {
        ChartSpec chart = new ChartSpec(title, name + file, TIME, label)
                .scales(true, false)
                .over(size, time);
        for (int p = 0; p < classes; p += stride()) {
            int shown = p;
            look(chart.curve(name(p), size, i -> value.at(i, shown)), p);
        }
        return chart;
    }

    private int stride() {
        return 1 + (classes - 1) / MOST_SHOWN;
    }

    private String name(int p) {
        return "from a = " + Notation.number(a.at(0, p), 3);
    }

    private void look(ObjectNode curve, int p) {
        curve.put("color", shade(p));
    }

    /** From blue for the first class to orange for the last; both can be told apart on light and on dark. */
    private String shade(int p) {
        return String.format(Locale.ROOT, "hsl(%d 65%% 50%%)", (215 + 170 * p / Math.max(1, classes - 1)) % 360);
    }
}
