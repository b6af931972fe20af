package plateau.flow;

import java.util.function.DoubleUnaryOperator;

/**
 * A kernel by two functions on [−1, 1]. Where the derivative is infinite at ±1 (activations that jump) it is taken one unit in
 * the last place inside: it is always multiplied by what vanishes there, and infinity times zero would be no number.
 */
final class FunctionKernel implements OverlapKernel {
    private static final double JUST_INSIDE = Math.nextDown(1.0);

    private final DoubleUnaryOperator value;
    private final DoubleUnaryOperator derivative;
    private final double bound;

    private FunctionKernel(DoubleUnaryOperator value, DoubleUnaryOperator derivative, double bound) {
        this.value = value;
        this.derivative = derivative;
        this.bound = bound;
    }

    static FunctionKernel of(DoubleUnaryOperator value, DoubleUnaryOperator derivative) {
        boolean finite = Double.isFinite(derivative.applyAsDouble(1)) && Double.isFinite(derivative.applyAsDouble(-1));
        return new FunctionKernel(value, derivative, finite ? 1 : JUST_INSIDE);
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
    public void evaluate(double[] r, int from, int count, double[] values, double[] derivatives) {
        for (int k = 0; k < count; k++) {
            values[k] = value(r[from + k]);
            derivatives[k] = derivative(r[from + k]);
        }
    }
}
