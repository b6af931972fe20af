package plateau.validation;

import java.util.Optional;

/**
 * One number held against what is allowed for it: it agrees if measured ≤ allowed. What is measured is always a distance, so
 * that smaller is better; {@link #value} is the quantity behind it.
 *
 * @param name what was compared
 * @param measured the distance, ≥ 0; NaN if there is none, which disagrees
 * @param allowed the largest distance that agrees
 * @param value the quantity itself with its interval, in words: {@code order 0.98 (0.96 to 1.00)}
 * @param reason why so much is allowed
 * @param culprit the assumption to look at first if it disagrees
 */
public record Comparison(String name, double measured, double allowed, String value, String reason, Suspect culprit) {

    /** Whether measured ≤ allowed; not for NaN. */
    public boolean agrees() {
        return measured <= allowed;
    }

    /** The likely culprit, if it disagrees. */
    public Optional<Suspect> suspect() {
        return agrees() ? Optional.empty() : Optional.of(culprit);
    }
}
