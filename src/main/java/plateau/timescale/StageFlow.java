package plateau.timescale;

import java.util.Arrays;
import java.util.List;
import plateau.ode.VectorField;

/**
 * The stage equations (see {@link Stage}) in a stretched clock ζ that approaches the blow-up evenly:
 *
 * <pre>  dτ/dζ = 1/(ρ_0 + ρ),   ρ = |(A′, S′)|/|(A, S)|,   ρ_0 = |σ_p φ_p| |φ_l/σ_l|^{(p−1)/(l+1)}</pre>
 *
 * <p>with norms weighted by the classes. State: (A_1 … A_n, S_1 … S_n, T). The multipliers are those of the differentiated
 * constraints, by {@link ConstraintFrame}; in addition deviations from the constraints decay like e^{−ζ}.
 *
 * <p>T is τ if η = 0. Else it is the time of the flow in which degree p is learned on the way, whose force falls from
 * σ_p φ_p to σ_p φ_p (1 − η E[A S^p]), which changes the clock alone: dT = dτ/(1 − η E[A S^p]). Holds scratch arrays: one
 * instance serves one integration at a time.
 */
public final class StageFlow implements VectorField {
    private final Stage stage;
    private final int n;
    private final double[] weights;
    private final double[] roots;
    private final int[] held;
    private final int[] damping;
    private final double eta;
    private final ConstraintFrame frame;
    private final double[] velocity;
    private final double[] correction;
    private final double[] gaps;
    private double rate;

    private StageFlow(Stage stage, double[] weights, double eta) {
        this.stage = stage;
        this.n = weights.length;
        this.weights = weights;
        this.roots = new double[n];
        for (int i = 0; i < n; i++) {
            roots[i] = Math.sqrt(weights[i]);
        }
        this.held = ints(stage.constrained());
        this.damping = ints(stage.damping());
        this.eta = eta;
        this.frame = new ConstraintFrame(held.length, 2 * n);
        this.velocity = new double[2 * n];
        this.correction = new double[2 * n];
        this.gaps = new double[held.length];
    }

    /** The flow of a stage over the classes of a state. */
    public static StageFlow of(Stage stage, StageState state) {
        return new StageFlow(stage, state.weights(), 0);
    }

    /** The flow whose last component counts the time in which degree p is learned, η = smallness · σ_p/φ_p. */
    static StageFlow learning(Stage stage, StageState state, double epsilon) {
        return new StageFlow(stage, state.weights(), stage.smallness(epsilon) / stage.goal());
    }

    @Override
    public int dimension() {
        return 2 * n + 1;
    }

    /** The vector (A, S, 0) of a state. */
    double[] vector(StageState state) {
        double[] y = new double[2 * n + 1];
        for (int i = 0; i < n; i++) {
            y[i] = state.a(i);
            y[n + i] = state.s(i);
        }
        return y;
    }

    /** The state in a vector. */
    StageState state(double[] y) {
        return StageState.of(weights, Arrays.copyOfRange(y, 0, n), Arrays.copyOfRange(y, n, 2 * n));
    }

    @Override
    public void evaluate(double zeta, double[] y, double[] dydt) {
        computeForces(y);
        computeGradients(y);
        frame.factor();
        frame.project(velocity);
        Arrays.fill(correction, 0);
        frame.addCorrection(gaps, correction);
        rate = Math.sqrt(squares(velocity) / weightedSquares(y));
        double perRate = 1 / (stage.naturalRate() + rate);
        for (int i = 0; i < n; i++) {
            dydt[i] = (velocity[i] * perRate + correction[i]) / roots[i];
            dydt[n + i] = (velocity[n + i] * perRate + correction[n + i]) / roots[i];
        }
        dydt[2 * n] = perRate / unlearned(y);
    }

    /** 1 − η E[A S^p]: the part of e_p that is left. */
    double unlearned(double[] y) {
        return eta == 0 ? 1 : 1 - eta * moment(y, stage.degree());
    }

    /** ρ = |(A′, S′)|/|(A, S)| of the latest evaluation, in τ. */
    double rate() {
        return rate;
    }

    /** How many constraints were independent at the latest evaluation. */
    int rank() {
        return frame.rank();
    }

    /** max_k |E[A S^k] − held value| / E|A S^k| over the constraints. */
    double drift(double[] y) {
        double worst = 0;
        for (int k : held) {
            double size = Math.abs(stage.held(k));
            for (int i = 0; i < n; i++) {
                size += weights[i] * Math.abs(y[i] * power(y[n + i], k));
            }
            worst = Math.max(worst, Math.abs(moment(y, k) - stage.held(k)) / size);
        }
        return worst;
    }

    /** E[A S^k]. */
    double moment(double[] y, int k) {
        double sum = 0;
        for (int i = 0; i < n; i++) {
            sum += weights[i] * y[i] * power(y[n + i], k);
        }
        return sum;
    }

    /** Components are multiplied by the roots of the weights, so that plain dot products are expectations. */
    private void computeForces(double[] y) {
        int p = stage.degree();
        for (int i = 0; i < n; i++) {
            double below = stage.drive() * power(y[n + i], p - 1);
            velocity[i] = roots[i] * below * y[n + i];
            velocity[n + i] = roots[i] * y[i] * p * below;
        }
        for (int k : damping) {
            double force = -stage.sigmaSquared(k) * moment(y, k);
            for (int i = 0; i < n; i++) {
                double below = force * power(y[n + i], k - 1);
                velocity[i] += roots[i] * below * y[n + i];
                velocity[n + i] += roots[i] * y[i] * k * below;
            }
        }
    }

    private void computeGradients(double[] y) {
        for (int c = 0; c < held.length; c++) {
            int k = held[c];
            double[] row = frame.row(c);
            for (int i = 0; i < n; i++) {
                double s = y[n + i];
                row[i] = roots[i] * power(s, k);
                row[n + i] = k == 0 ? 0 : roots[i] * y[i] * k * power(s, k - 1);
            }
            gaps[c] = stage.held(k) - moment(y, k);
        }
    }

    private double weightedSquares(double[] y) {
        double sum = 0;
        for (int i = 0; i < n; i++) {
            sum += weights[i] * (y[i] * y[i] + y[n + i] * y[n + i]);
        }
        return sum;
    }

    private static double squares(double[] v) {
        double sum = 0;
        for (double x : v) {
            sum += x * x;
        }
        return sum;
    }

    private static double power(double x, int k) {
        double product = 1;
        for (int j = 0; j < k; j++) {
            product *= x;
        }
        return product;
    }

    private static int[] ints(List<Integer> values) {
        return values.stream().mapToInt(Integer::intValue).toArray();
    }
}
