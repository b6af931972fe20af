package plateau.report;

import java.awt.Color;
import java.awt.Font;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.Styler.LegendLayout;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.markers.SeriesMarkers;
import plateau.validation.Curve;
import plateau.validation.Curve.Point;
import plateau.validation.Panel;

/** Draws a panel of a validation in the look of the other figures. */
final class PanelPlot {
    private static final int WIDTH = 760;
    private static final int HEIGHT = 500;
    private static final int LEGEND_LINE = 24;
    private static final int BAND_OPACITY = 70;
    /** Decades that a logarithmic axis has at least, so that one of its labels shows. */
    private static final double SHORTEST = 1.2;

    /** Curves of marks at the same abscissas stand this part of the axis apart. */
    private static final double APART = 0.006;

    /** How far beside its whole number a point may stand. */
    private static final double CLOSE = 0.2;

    /** Pixels by which a simplified curve may be off; a dash must fit on a segment to show. */
    private static final double FINE = 0.05;

    private static final double COARSE = 0.6;

    private static final double MOST_DECADES = 16;
    private static final Font FONT = new Font(Font.SANS_SERIF, Font.PLAIN, 14);
    private static final Color GREY = new Color(0x777777);

    private final Panel panel;
    private final XYChart chart;
    private int hidden;
    private int marked;

    private PanelPlot(Panel panel) {
        this.panel = panel;
        long entries = panel.curves().stream().filter(c -> !c.name().isEmpty()).count();
        int letters = panel.curves().stream().mapToInt(c -> c.name().length()).sum();
        boolean oneLine = letters + 6 * entries < 80;
        this.chart = new XYChartBuilder()
                .width(WIDTH)
                .height(HEIGHT + (oneLine ? 0 : LEGEND_LINE * (int) (entries - 1)))
                .xAxisTitle(Notation.indexed(panel.x()))
                .yAxisTitle(Notation.indexed(panel.y()))
                .build();
        XYStyler styler = chart.getStyler();
        Plot.paper(styler);
        styler.setLegendLayout(oneLine ? LegendLayout.Horizontal : LegendLayout.Vertical);
        styler.setAxisTitleFont(FONT.deriveFont(15f)).setAxisTickLabelsFont(FONT);
        styler.setAxisTicksLineVisible(false).setPlotMargin(0).setAxisTickMarkLength(6);
        styler.setPlotGridLinesVisible(false).setAxisTickMarksColor(GREY);
        axes(styler);
    }

    static Figure figure(Panel panel) {
        PanelPlot plot = new PanelPlot(panel);
        plot.zero();
        panel.curves().forEach(plot::draw);
        return new Figure(plot.chart, panel.title());
    }

    private void axes(XYStyler styler) {
        double[] x = range(Point::x, Point::x, panel.logarithmicX());
        double[] y = range(Point::low, Point::high, panel.logarithmicY());
        styler.setXAxisMin(x[0]).setXAxisMax(x[1]).setYAxisMin(y[0]).setYAxisMax(y[1]);
        styler.setXAxisLogarithmic(panel.logarithmicX()).setXAxisLogarithmicDecadeOnly(true);
        styler.setYAxisLogarithmic(panel.logarithmicY()).setYAxisLogarithmicDecadeOnly(true);
        if (panel.logarithmicX()) {
            double every = Math.ceil(Math.log10(x[1] / x[0]) / MOST_DECADES);
            styler.setXAxisTickLabelsFormattingFunction(v -> labelled(v, every) ? Plot.decade(v) : " ");
        } else {
            styler.setXAxisTickLabelsFormattingFunction(PanelPlot::linear);
            if (counts(panel)) {
                styler.setXAxisTickMarkSpacingHint((int) (0.8 * WIDTH / (x[1] - x[0])));
            }
        }
        if (panel.logarithmicY()) {
            styler.setYAxisTickLabelsFormattingFunction(Plot::decade);
        } else {
            styler.setYAxisTickLabelsFormattingFunction(PanelPlot::linear);
        }
    }

    /** Whether the abscissae are several whole numbers, or close beside them so that marks do not hide each other. */
    static boolean counts(Panel panel) {
        DoubleSummaryStatistics x = points(panel).mapToDouble(Point::x).summaryStatistics();
        return !panel.logarithmicX()
                && x.getMax() - x.getMin() > 1 - CLOSE
                && points(panel).allMatch(p -> Math.abs(p.x() - Math.rint(p.x())) <= CLOSE);
    }

    /** A label of a linear axis. */
    private static String linear(double value) {
        if (Math.abs(value) < 1e-12) {
            return "0";
        }
        return BigDecimal.valueOf(value)
                .round(new MathContext(6))
                .stripTrailingZeros()
                .toPlainString()
                .replace('-', '−');
    }

    /** What is to be seen with a little room, on a logarithmic axis whole decades if there are few. */
    private double[] range(ToDoubleFunction<Point> low, ToDoubleFunction<Point> high, boolean logarithmic) {
        double from = points().mapToDouble(low)
                .filter(v -> usable(v, logarithmic))
                .min()
                .orElse(1);
        double to = points().mapToDouble(high)
                .filter(v -> usable(v, logarithmic))
                .max()
                .orElse(10);
        if (logarithmic) {
            double decades = Math.max(Math.log10(to / from), 1e-3);
            double margin = Math.pow(10, Math.max(0.03 * decades, 0.5 * (SHORTEST - decades)));
            return new double[] {from / margin, to * margin};
        }
        double room = to > from ? 0.05 * (to - from) : 1;
        return new double[] {from - room, to + room};
    }

    /** Many decades leave room for the label of every second or third only. */
    private static boolean labelled(double value, double every) {
        return Math.rint(Math.log10(value)) % every == 0;
    }

    private static boolean usable(double value, boolean logarithmic) {
        return Double.isFinite(value) && (!logarithmic || value > 0);
    }

    private Stream<Point> points() {
        return points(panel);
    }

    private static Stream<Point> points(Panel panel) {
        return panel.curves().stream().flatMap(c -> c.points().stream());
    }

    /** A thin line at 0 where the ordinate crosses it. */
    private void zero() {
        XYStyler styler = chart.getStyler();
        if (!panel.logarithmicY() && styler.getYAxisMin() < 0 && styler.getYAxisMax() > 0) {
            add("", List.of(styler.getXAxisMin(), styler.getXAxisMax()), List.of(0.0, 0.0), GREY)
                    .setLineStyle(Plot.solid(0.8f));
        }
    }

    private void draw(Curve curve) {
        List<Point> points = curve.points().stream()
                .filter(p -> usable(p.x(), panel.logarithmicX()) && usable(p.y(), panel.logarithmicY()))
                .toList();
        if (points.isEmpty()) {
            return;
        }
        points = curve.look() == Curve.Look.MARKS
                ? apart(points)
                : simplified(points, curve.look() == Curve.Look.DASHES ? COARSE : FINE);
        Color color = Plot.color(curve.color());
        switch (curve.look()) {
            case BAND -> band(points, color);
            case MARKS -> bars(points, color);
            default -> {}
        }
        XYSeries series = add(curve.name(), values(points, Point::x), values(points, Point::y), color);
        switch (curve.look()) {
            case DASHES -> series.setLineStyle(Plot.dashed(2f, 8, 5));
            case MARKS -> series.setXYSeriesRenderStyle(XYSeriesRenderStyle.Scatter)
                    .setMarker(SeriesMarkers.CIRCLE)
                    .setMarkerColor(color);
            default -> series.setLineStyle(Plot.solid(curve.look() == Curve.Look.BAND ? 3.4f : 2f));
        }
    }

    private List<Point> apart(List<Point> points) {
        XYStyler styler = chart.getStyler();
        double shift = panel.logarithmicX() ? 0 : marked++ * APART * (styler.getXAxisMax() - styler.getXAxisMin());
        return points.stream()
                .map(p -> new Point(p.x() + shift, p.y(), p.low(), p.high()))
                .toList();
    }

    /** Without points that cannot be told apart: dashes of a curve with too many run together. */
    private List<Point> simplified(List<Point> points, double tolerance) {
        if (points.stream().anyMatch(p -> p.low() < p.high())) {
            return points;
        }
        XYStyler styler = chart.getStyler();
        double[] x = pixels(points, Point::x, WIDTH, styler.getXAxisMin(), styler.getXAxisMax(), panel.logarithmicX());
        double[] y = pixels(points, Point::y, HEIGHT, styler.getYAxisMin(), styler.getYAxisMax(), panel.logarithmicY());
        return Arrays.stream(Polyline.simplified(x, y, tolerance))
                .mapToObj(points::get)
                .toList();
    }

    private static double[] pixels(
            List<Point> points, ToDoubleFunction<Point> value, int length, double from, double to, boolean log) {
        return points.stream()
                .mapToDouble(value)
                .map(v -> length * (log ? Math.log(v / from) / Math.log(to / from) : (v - from) / (to - from)))
                .toArray();
    }

    private void band(List<Point> points, Color color) {
        List<Double> x = new ArrayList<>(values(points, Point::x));
        List<Double> y = new ArrayList<>(values(points, Point::high));
        for (int i = points.size() - 1; i >= 0; i--) {
            x.add(points.get(i).x());
            y.add(points.get(i).low());
        }
        Color pale = new Color(color.getRed(), color.getGreen(), color.getBlue(), BAND_OPACITY);
        XYSeries series = add("", x, y, new Color(0, 0, 0, 0));
        series.setXYSeriesRenderStyle(XYSeriesRenderStyle.PolygonArea).setFillColor(pale);
    }

    private void bars(List<Point> points, Color color) {
        for (Point point : points) {
            if (point.low() < point.high()) {
                add("", List.of(point.x(), point.x()), List.of(point.low(), point.high()), color)
                        .setLineStyle(Plot.solid(1.4f));
            }
        }
    }

    private XYSeries add(String name, List<Double> x, List<Double> y, Color color) {
        String key = name.isEmpty() ? "\u0000" + hidden++ : Notation.indexed(name) + "   ";
        XYSeries series = chart.addSeries(key, x, y);
        series.setMarker(SeriesMarkers.NONE).setMarkerColor(color).setLineColor(color);
        series.setShowInLegend(!name.isEmpty());
        return series;
    }

    private static List<Double> values(List<Point> points, ToDoubleFunction<Point> value) {
        return points.stream().mapToDouble(value).boxed().toList();
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT, "%s, %d curves", panel.title(), panel.curves().size());
    }
}
