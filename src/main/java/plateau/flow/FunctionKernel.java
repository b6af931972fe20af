package plateau.flow;

import java.util.function.DoubleUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A kernel by two functions on [−1, 1]. Where the derivative is infinite at ±1 (activations that jump) it is taken one unit in
 * the last place inside: it is always multiplied by what vanishes there, and infinity times zero would be no number.
 *
 * <p>Many values at once come from the kernel's series, if it is given, while all of them are small enough for it to have
 * converged: most overlaps of a wide network are small, and series are summed faster than arcsines.
 */
final class FunctionKernel implements OverlapKernel {
    /** Where a series of 200 terms of a square-integrable function has converged to 1e-19. */
    private static final double SMALL = 0.8;

    private static final double JUST_INSIDE = Math.nextDown(1.0);

    private final DoubleUnaryOperator value;
    private final DoubleUnaryOperator derivative;
    private final double bound;
    private final @Nullable SeriesKernel series;

    private FunctionKernel(
            DoubleUnaryOperator value, DoubleUnaryOperator derivative, double bound, @Nullable SeriesKernel series) {
        this.value = value;
        this.derivative = derivative;
        this.bound = bound;
        this.series = series;
    }

    /** @param series the same kernel by its power series to degree 200, null if unknown */
    static FunctionKernel of(DoubleUnaryOperator value, DoubleUnaryOperator derivative, @Nullable SeriesKernel series) {
        boolean finite = Double.isFinite(derivative.applyAsDouble(1)) && Double.isFinite(derivative.applyAsDouble(-1));
        return new FunctionKernel(value, derivative, finite ? 1 : JUST_INSIDE, series);
    }

    @Override
    public double value(double r) {
        return value.applyAsDouble(Math.max(-1, Math.min(1, r)));
    }

    @Override
    public double derivative(double r) {
        return derivative.applyAsDouble(Math.max(-bound, Math.min(bound, r)));
    }

    @Override
    public void evaluate(double[] r, int from, int to, double[] values, double[] derivatives) {
        if (series != null && SeriesKernel.largest(r, from, to) <= SMALL) {
            series.evaluate(r, from, to, values, derivatives);
            return;
        }
        for (int k = from; k < to; k++) {
            values[k] = value(r[k]);
            derivatives[k] = derivative(r[k]);
        }
    }
}
