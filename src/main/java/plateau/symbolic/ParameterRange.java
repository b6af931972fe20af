package plateau.symbolic;

import java.util.Optional;
import org.hipparchus.fraction.BigFraction;
import plateau.symbolic.Range.End;

/**
 * Where a parameter may lie, as it was assumed: 0 &lt; c ≤ sqrt(2).
 *
 * @param low the lower bound, absent if there is none
 * @param high the upper bound, absent if there is none
 */
public record ParameterRange(Optional<Bound> low, Optional<Bound> high) {
    /** The whole line. */
    public static final ParameterRange ANY = new ParameterRange(Optional.empty(), Optional.empty());

    /**
     * One end.
     *
     * @param value a constant formula
     * @param strict whether the value itself is left out
     */
    public record Bound(Formula value, boolean strict) {
        /** The bound as a double. */
        public double approximately() {
            return FormulaCompiler.constantValue(value);
        }

        private Range exact() {
            return RangeVisitor.of(value, name -> Range.REALS);
        }
    }

    /** The set in exact numbers; bounds such as sqrt(2) are rounded outward. */
    Range range() {
        return new Range(
                low.map(b -> opened(b.exact().low(), b)).orElse(End.INFINITE),
                high.map(b -> opened(b.exact().high(), b)).orElse(End.INFINITE));
    }

    private static End opened(End end, Bound bound) {
        return end.infinite() ? end : new End(end.value(), end.open() || bound.strict(), false);
    }

    /** Whether no number lies between the bounds. */
    boolean isEmpty() {
        return range().isEmpty();
    }

    /** The numbers in both sets. */
    ParameterRange intersection(ParameterRange other) {
        return new ParameterRange(tighter(low, other.low, 1), tighter(high, other.high, -1));
    }

    private static Optional<Bound> tighter(Optional<Bound> first, Optional<Bound> second, int side) {
        if (first.isEmpty() || second.isEmpty()) {
            return first.isEmpty() ? second : first;
        }
        BigFraction difference = first.get()
                .exact()
                .low()
                .value()
                .subtract(second.get().exact().low().value());
        int order = side * difference.signum();
        return order > 0 || order == 0 && first.get().strict() ? first : second;
    }

    /** The assumption as a person writes it, for example {@code 0 < c <= 1}; empty for the whole line. */
    public String text(String name) {
        if (low.isPresent() && high.isPresent()) {
            return print(low.get())
                    + sign(low.get(), " < ", " <= ")
                    + name
                    + sign(high.get(), " < ", " <= ")
                    + print(high.get());
        }
        return low.map(b -> name + sign(b, " > ", " >= ") + print(b))
                .or(() -> high.map(b -> name + sign(b, " < ", " <= ") + print(b)))
                .orElse("");
    }

    private static String print(Bound bound) {
        return FormulaPrinter.print(bound.value());
    }

    private static String sign(Bound bound, String strict, String loose) {
        return bound.strict() ? strict : loose;
    }
}
