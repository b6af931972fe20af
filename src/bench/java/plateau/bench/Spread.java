package plateau.bench;

import java.util.Arrays;
import java.util.Locale;
import java.util.function.DoubleSupplier;

/**
 * Measurements of one thing in several rounds of one run.
 *
 * @param values in increasing order, at least one
 */
public record Spread(double[] values) {
    public Spread {
        values = values.clone();
        Arrays.sort(values);
    }

    /** Measured {@code rounds} times in a row. */
    public static Spread of(int rounds, DoubleSupplier measure) {
        double[] values = new double[rounds];
        Arrays.setAll(values, i -> measure.getAsDouble());
        return new Spread(values);
    }

    public double median() {
        int n = values.length;
        return n % 2 == 1 ? values[n / 2] : 0.5 * (values[n / 2 - 1] + values[n / 2]);
    }

    /** Median and range: {@code 6.61 (6.48–7.02)}. */
    @Override
    public String toString() {
        return number(median()) + " (" + number(values[0]) + "–" + number(values[values.length - 1]) + ")";
    }

    /** Three significant digits. */
    public static String number(double value) {
        if (value == 0) {
            return "0";
        }
        int digits = (int) Math.max(0, 2 - Math.floor(Math.log10(Math.abs(value))));
        return digits > 6
                ? String.format(Locale.ROOT, "%.1e", value)
                : String.format(Locale.ROOT, "%." + digits + "f", value);
    }
}
