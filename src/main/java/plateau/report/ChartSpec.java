package plateau.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntToDoubleFunction;
import plateau.timescale.DegreeTimes;
import plateau.timescale.Run;
import plateau.timescale.Segment;

/** What {@code plateauChart} of charts.js draws: curves, marks and bands with the names of their axes. */
final class ChartSpec {
    private static final int MOST_POINTS = 400;

    /** More than a screen shows. */
    private static final MathContext DIGITS = new MathContext(5);

    private final ObjectNode root = JsonNodeFactory.instance.objectNode();
    private final ArrayNode series = root.putArray("series");
    private final ArrayNode marks = root.putArray("marks");
    private final ArrayNode bands = root.putArray("bands");
    private final ArrayNode levels = root.putArray("levels");

    /**
     * An empty chart.
     *
     * @param name of the files that are downloaded, without ending
     */
    ChartSpec(String title, String name, String xLabel, String yLabel) {
        root.put("title", title).put("name", name).put("xLabel", xLabel).put("yLabel", yLabel);
        scales(false, false);
    }

    /** Whether the axes begin in powers of ten. */
    ChartSpec scales(boolean xLogarithmic, boolean yLogarithmic) {
        root.put("xScale", xLogarithmic ? "log" : "linear").put("yScale", yLogarithmic ? "log" : "linear");
        return this;
    }

    /** The horizontal axis counts things: its numbers are whole, and a point close to one stands for it. */
    ChartSpec counting() {
        root.put("xWhole", true);
        return this;
    }

    /** The abscissae of all curves that do not bring their own. */
    ChartSpec over(int size, IntToDoubleFunction x) {
        root.set("x", numbers(size, x));
        return this;
    }

    /**
     * A curve over the common abscissae.
     *
     * @return the node of the curve, for more about its look
     */
    ObjectNode curve(String label, int size, IntToDoubleFunction y) {
        ObjectNode curve = series.addObject().put("label", label);
        curve.set("y", numbers(size, y));
        return curve;
    }

    /** A curve with abscissae of its own, likewise. */
    ObjectNode curve(String label, int size, IntToDoubleFunction x, IntToDoubleFunction y) {
        ObjectNode curve = curve(label, size, y);
        curve.set("x", numbers(size, x));
        return curve;
    }

    /** From where to where each point of a curve may lie, by the index that its values were given by. */
    static void range(ObjectNode curve, int size, IntToDoubleFunction low, IntToDoubleFunction high) {
        curve.set("low", numbers(size, low));
        curve.set("high", numbers(size, high));
    }

    /** All of them, or so many that a screen shows no difference. */
    private static ArrayNode numbers(int size, IntToDoubleFunction value) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        int stride = 1 + (size - 1) / MOST_POINTS;
        for (int i = 0; i < size; i += stride) {
            add(array, value.applyAsDouble(i));
        }
        if (size > 0 && (size - 1) % stride != 0) {
            add(array, value.applyAsDouble(size - 1));
        }
        return array;
    }

    private static void add(ArrayNode array, double value) {
        if (Double.isFinite(value)) {
            array.add(new BigDecimal(value).round(DIGITS).stripTrailingZeros());
        } else {
            array.addNull();
        }
    }

    /** The learning times of a run, each with the index of its degree. */
    ChartSpec times(Run run) {
        for (DegreeTimes times : run.times()) {
            if (times.t50().orElse(0) > 0) {
                mark(times);
            }
        }
        return this;
    }

    /** The learning times of a run as points of one curve. */
    ChartSpec times(Run run, int curve, DoubleUnaryOperator value) {
        for (DegreeTimes times : run.times()) {
            if (times.t50().orElse(0) > 0) {
                double time = times.t50().getAsDouble();
                mark(times).put("series", curve).put("y", value.applyAsDouble(time));
            }
        }
        return this;
    }

    private ObjectNode mark(DegreeTimes times) {
        return marks.addObject()
                .put("x", times.t50().orElseThrow())
                .put("label", "t" + Notation.subscript(times.degree()));
    }

    /** A height at which curves wait. */
    ChartSpec level(double value) {
        levels.addObject().put("y", value).put("label", Notation.coefficient(value, 3));
        return this;
    }

    /** The fast and slow segments of a run. */
    ChartSpec segments(Run run) {
        for (Segment segment : run.segments()) {
            bands.addObject()
                    .put("from", segment.start())
                    .put("to", segment.end())
                    .put("kind", segment.kind() == Segment.Kind.FAST ? "fast" : "slow");
        }
        return this;
    }

    /** As the content of a script element, which no text in it can end. */
    String script() {
        return "<script type=\"application/json\">" + root.toString().replace("<", "\\u003c") + "</script>\n";
    }
}
