package plateau.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.DoubleUnaryOperator;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler.LegendLayout;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;
import plateau.report.LabelLayer.Kind;
import plateau.report.LabelLayer.Label;

/** One sheet of paper for curves over a logarithmic time axis: the look that the figures share. */
final class Plot {
    static final int WIDTH = 760;
    static final int HEIGHT = 480;

    /** Colours that everyone can tell apart (Okabe and Ito 2008), the strongest first; yellow is too pale for a line. */
    private static final Color[] PALETTE = {
        new Color(0x0072B2),
        new Color(0xD55E00),
        new Color(0x009E73),
        new Color(0xCC79A7),
        new Color(0xE69F00),
        new Color(0x56B4E9),
        new Color(0x000000)
    };

    private static final Color INK = new Color(0x222222);
    private static final Color GREY = new Color(0x777777);
    private static final Font FONT = new Font(Font.SANS_SERIF, Font.PLAIN, 14);
    private static final Font SMALL = FONT.deriveFont(12f);

    /** Pixels by which a simplified curve may be off: far below what can be seen. */
    private static final double TOLERANCE = 0.05;

    private final XYChart chart;
    private final boolean logarithmic;
    private final LabelLayer labels = new LabelLayer();
    private int hidden;

    Plot(String yTitle, boolean logarithmic) {
        this.logarithmic = logarithmic;
        chart = new XYChartBuilder()
                .width(WIDTH)
                .height(HEIGHT)
                .xAxisTitle("first-layer time t")
                .yAxisTitle(yTitle)
                .build();
        paper(chart.getStyler());
        axes(chart.getStyler(), logarithmic);
    }

    static void paper(XYStyler styler) {
        styler.setChartBackgroundColor(Color.WHITE).setPlotBackgroundColor(Color.WHITE);
        styler.setChartTitleVisible(false).setChartFontColor(INK).setLocale(Locale.ROOT);
        styler.setPlotBorderVisible(true).setPlotBorderColor(GREY);
        styler.setLegendPosition(LegendPosition.OutsideS).setLegendLayout(LegendLayout.Horizontal);
        styler.setLegendFont(FONT).setLegendBorderColor(Color.WHITE).setLegendPadding(6);
        styler.setChartPadding(12).setMarkerSize(8).setPlotContentSize(1);
        styler.setAntiAlias(true);
    }

    private static void axes(XYStyler styler, boolean logarithmic) {
        styler.setXAxisLogarithmic(true).setXAxisLogarithmicDecadeOnly(true);
        styler.setYAxisLogarithmic(logarithmic).setYAxisLogarithmicDecadeOnly(true);
        styler.setXAxisTickLabelsFormattingFunction(Plot::decade);
        styler.setYAxisTickLabelsFormattingFunction(logarithmic ? Plot::decade : Plot::notNegative);
        styler.setAxisTitleFont(FONT.deriveFont(15f)).setAxisTickLabelsFont(FONT);
        styler.setAxisTicksLineVisible(false)
                .setPlotMargin(0)
                .setAxisTickMarkLength(6)
                .setPlotGridLinesVisible(false);
        styler.setAxisTickMarksColor(GREY).setPlotTicksMarksVisible(false);
    }

    /** What stands below zero is no risk but the bands. */
    private static String notNegative(double value) {
        BigDecimal rounded = BigDecimal.valueOf(value).round(new MathContext(6)).stripTrailingZeros();
        return value < -1e-9 ? " " : rounded.toPlainString();
    }

    static String decade(double value) {
        double exponent = Math.log10(value);
        long whole = Math.round(exponent);
        return Math.abs(exponent - whole) < 1e-9 ? Notation.decade((int) whole) : " ";
    }

    /** The colour of the i-th curve. */
    static Color color(int i) {
        return PALETTE[i % PALETTE.length];
    }

    Plot timeRange(double from, double to) {
        chart.getStyler().setXAxisMin(from).setXAxisMax(to);
        labels.abscissa(from, to);
        return this;
    }

    Plot valueRange(double from, double to) {
        chart.getStyler().setYAxisMin(from).setYAxisMax(to);
        labels.ordinate(from, to);
        return this;
    }

    /** A curve with an entry in the legend; earlier curves are wider, so that one that coincides shows below. */
    void curve(String name, int index, double[] x, double[] y) {
        float width = 2.2f + 0.6f * Math.max(0, 2 - index);
        draw(name, index, x, y, index < PALETTE.length ? solid(width) : dashed(width, 8, 4));
    }

    /** A curve of something that does not happen: dashed, each with its own rhythm. */
    void idleCurve(String name, int index, double[] x, double[] y) {
        draw(name, index, x, y, dashed(2.2f, 7 + 3 * index, 6));
    }

    private void draw(String name, int index, double[] x, double[] y, BasicStroke stroke) {
        int[] points = Polyline.simplified(
                pixels(
                        x,
                        WIDTH,
                        chart.getStyler().getXAxisMin(),
                        chart.getStyler().getXAxisMax(),
                        true),
                pixels(
                        y,
                        HEIGHT,
                        chart.getStyler().getYAxisMin(),
                        chart.getStyler().getYAxisMax(),
                        logarithmic),
                TOLERANCE);
        XYSeries series = chart.addSeries(name + "   ", at(points, x), at(points, y));
        labels.keepOff(at(points, x), at(points, y));
        style(series, color(index), stroke, SeriesMarkers.NONE);
    }

    private static double[] pixels(double[] values, int length, double from, double to, boolean logarithmic) {
        DoubleUnaryOperator scale = logarithmic ? Math::log : v -> v;
        double low = scale.applyAsDouble(from);
        double unit = length / (scale.applyAsDouble(to) - low);
        return Arrays.stream(values)
                .map(v -> (scale.applyAsDouble(v) - low) * unit)
                .toArray();
    }

    private static double[] at(int[] points, double[] values) {
        return Arrays.stream(points).mapToDouble(i -> values[i]).toArray();
    }

    /** A thin grey dashed level across the figure, with its label where it is free of curves, at the left end if it can. */
    void level(String label, double from, double to, double value) {
        XYSeries series = chart.addSeries("\u0000" + hidden++, new double[] {from, to}, new double[] {value, value});
        style(series, GREY, dashed(0.9f, 5, 4), SeriesMarkers.NONE).setShowInLegend(false);
        labels.keepOff(new double[] {from, to}, new double[] {value, value});
        if (!label.isBlank()) {
            labels.add(new Label(Kind.LEVEL, label, from, value, SMALL, GREY));
        }
    }

    /** A stretch of a band: broad and strong, or thin and pale. */
    void band(int index, double from, double to, double value, boolean strong) {
        XYSeries series = chart.addSeries("\u0000" + hidden++, new double[] {from, to}, new double[] {value, value});
        Color color = color(index);
        Color pale = new Color(color.getRed(), color.getGreen(), color.getBlue(), 90);
        BasicStroke stroke = new BasicStroke(strong ? 7f : 2.5f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND);
        style(series, strong ? color : pale, stroke, SeriesMarkers.NONE).setShowInLegend(false);
    }

    /** A label beside a point, at its upper right if it can. */
    void label(String label, int index, double x, double y) {
        labels.add(new Label(Kind.DOT, label, x, y, FONT, color(index)));
    }

    /** A dot with a thin line up to its label at {@code top}, for marks that stand close together. */
    void flag(String label, int index, double x, double y, double top) {
        XYSeries pole = chart.addSeries("\u0000" + hidden++, new double[] {x, x}, new double[] {y, top});
        style(pole, color(index), solid(0.8f), SeriesMarkers.NONE).setShowInLegend(false);
        dot(index, x, y);
        labels.keepOff(new double[] {x, x}, new double[] {y, top});
        labels.add(new Label(Kind.POLE, label, x, top, FONT, color(index)));
    }

    /** A dot on a curve. */
    void dot(int index, double x, double y) {
        XYSeries series = chart.addSeries("\u0000" + hidden++, new double[] {x}, new double[] {y});
        labels.keepOff(x, y);
        style(series, color(index), solid(1), SeriesMarkers.CIRCLE).setShowInLegend(false);
    }

    private static XYSeries style(XYSeries series, Color color, BasicStroke stroke, Marker marker) {
        series.setMarker(marker).setMarkerColor(color).setLineColor(color).setLineStyle(stroke);
        return series;
    }

    static BasicStroke solid(float width) {
        return new BasicStroke(width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
    }

    static BasicStroke dashed(float width, float on, float off) {
        return new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, new float[] {on, off}, 0);
    }

    Figure figure(String title) {
        chart.addAnnotation(labels);
        return new Figure(chart, title);
    }
}
