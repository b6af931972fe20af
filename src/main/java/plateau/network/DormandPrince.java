package plateau.network;

/**
 * The explicit Runge–Kutta pair of Dormand and Prince, order 5 with an error estimate of order 4 and its last stage the first of
 * the next step. Its coefficients (Hairer, Nørsett, Wanner, <i>Solving Ordinary Differential Equations I</i>, II.5) are checked
 * against all order conditions when the class is loaded.
 *
 * <p>Own code, because Commons Math 3 is the ancestor of the integrators that the reduced rooms use, and so no independent
 * witness. Holds the stages of one integration: one instance per run.
 */
final class DormandPrince {
    static final int STAGES = 7;
    static final int ORDER = 5;

    private static final double[][] A = {
        {},
        {1.0 / 5},
        {3.0 / 40, 9.0 / 40},
        {44.0 / 45, -56.0 / 15, 32.0 / 9},
        {19372.0 / 6561, -25360.0 / 2187, 64448.0 / 6561, -212.0 / 729},
        {9017.0 / 3168, -355.0 / 33, 46732.0 / 5247, 49.0 / 176, -5103.0 / 18656},
        {35.0 / 384, 0, 500.0 / 1113, 125.0 / 192, -2187.0 / 6784, 11.0 / 84}
    };
    private static final double[] B = {35.0 / 384, 0, 500.0 / 1113, 125.0 / 192, -2187.0 / 6784, 11.0 / 84, 0};
    private static final double[] B4 = {
        5179.0 / 57600, 0, 7571.0 / 16695, 393.0 / 640, -92097.0 / 339200, 187.0 / 2100, 1.0 / 40
    };

    static {
        OrderConditions conditions = new OrderConditions(A);
        conditions.check(B, ORDER);
        conditions.check(B4, ORDER - 1);
    }

    /** An autonomous field y′ = F(y). */
    interface Field {
        void derivatives(double[] y, double[] dy);
    }

    private final Field field;
    private final double[][] k;
    private final double[] stage;
    private long evaluations;

    DormandPrince(Field field, int dimension) {
        this.field = field;
        k = new double[STAGES][dimension];
        stage = new double[dimension];
    }

    long evaluations() {
        return evaluations;
    }

    /** Evaluates the field at the start of the first step. */
    void begin(double[] y) {
        evaluate(y, k[0]);
    }

    /** The derivative at the start of the step; not to be changed. */
    double[] firstDerivative() {
        return k[0];
    }

    /** Tries a step of length h from y; writes the new state and the estimated error of each component. */
    void step(double[] y, double h, double[] next, double[] error) {
        for (int s = 1; s < STAGES; s++) {
            combine(y, h, A[s], s, s == STAGES - 1 ? next : stage);
            evaluate(s == STAGES - 1 ? next : stage, k[s]);
        }
        for (int i = 0; i < error.length; i++) {
            double sum = 0;
            for (int s = 0; s < STAGES; s++) {
                sum += (B[s] - B4[s]) * k[s][i];
            }
            error[i] = h * sum;
        }
    }

    /** Makes the end of the last step the start of the next. */
    void accept() {
        double[] first = k[0];
        k[0] = k[STAGES - 1];
        k[STAGES - 1] = first;
    }

    private void combine(double[] y, double h, double[] weights, int stages, double[] result) {
        System.arraycopy(y, 0, result, 0, y.length);
        for (int s = 0; s < stages; s++) {
            if (weights[s] != 0) {
                Rows.add(h * weights[s], k[s], 0, result, 0, y.length);
            }
        }
    }

    private void evaluate(double[] y, double[] dy) {
        field.derivatives(y, dy);
        evaluations++;
    }
}
