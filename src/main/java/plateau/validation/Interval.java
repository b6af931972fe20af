package plateau.validation;

import java.util.Locale;

/**
 * An estimate with its confidence interval.
 *
 * @param estimate the value
 * @param low the lower end
 * @param high the upper end
 */
public record Interval(double estimate, double low, double high) {
    /** Whether a number lies in it. */
    public boolean covers(double value) {
        return low <= value && value <= high;
    }

    /** Half its length. */
    public double halfWidth() {
        return 0.5 * (high - low);
    }

    /** In words: {@code 0.98 (0.96 to 1.00)}. */
    public String text() {
        return String.format(Locale.ROOT, "%.3g (%.3g to %.3g)", estimate, low, high);
    }
}
