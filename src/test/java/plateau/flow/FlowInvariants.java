package plateau.flow;

import static org.assertj.core.api.Assertions.assertThat;

import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.EigenDecompositionSymmetric;
import plateau.ode.DenseStep;
import plateau.ode.StepMonitor;

/** What holds along every run: the risk never rises, |s| ≤ 1, the Gram matrix of the vectors is positive semidefinite. */
final class FlowInvariants implements StepMonitor {
    private static final double ROUNDING = 1e-9;

    private final ReducedFlow flow;
    private final double[] state;
    private double risk = Double.POSITIVE_INFINITY;
    private int steps;

    FlowInvariants(ReducedFlow flow) {
        this.flow = flow;
        this.state = new double[flow.dimension()];
    }

    @Override
    public Verdict accepted(DenseStep step) {
        step.stateAt(step.end(), state);
        OrderParameters now = flow.orderParameters(step.end(), state);
        assertThat(now.risk()).isBetween(0.0, risk + ROUNDING);
        risk = now.risk();
        for (double s : now.s()) {
            assertThat(Math.abs(s)).isLessThanOrEqualTo(1 + ROUNDING);
        }
        if (steps++ % 10 == 0) {
            assertThat(smallestEigenvalue(now)).isGreaterThanOrEqualTo(-ROUNDING);
        }
        return Verdict.CONTINUE;
    }

    /** Of the Gram matrix of (u*, u_1 … u_m); with classes, of one neuron of each. */
    static double smallestEigenvalue(OrderParameters p) {
        int n = p.count() + 1;
        double[][] gram = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                gram[i][j] = i == j ? 1 : i == 0 ? p.s(j - 1) : j == 0 ? p.s(i - 1) : p.r(i - 1, j - 1);
            }
        }
        double smallest = Double.POSITIVE_INFINITY;
        for (double value : new EigenDecompositionSymmetric(new Array2DRowRealMatrix(gram)).getEigenvalues()) {
            smallest = Math.min(smallest, value);
        }
        return smallest;
    }
}
