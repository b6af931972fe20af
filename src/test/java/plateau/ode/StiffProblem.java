package plateau.ode;

/** A stiff problem with a published or exact solution. */
final class StiffProblem {
    final String name;
    final DenseStiffField field;
    final double[] start;
    final double end;
    /** y(end). */
    final double[] reference;

    private StiffProblem(String name, DenseStiffField field, double[] start, double end, double[] reference) {
        this.name = name;
        this.field = field;
        this.start = start;
        this.end = end;
        this.reference = reference;
    }

    @Override
    public String toString() {
        return name;
    }

    /** The largest |y_i − reference_i| / |reference_i|. */
    double relativeError(double[] y) {
        double worst = 0;
        for (int i = 0; i < y.length; i++) {
            worst = Math.max(worst, Math.abs(y[i] - reference[i]) / Math.abs(reference[i]));
        }
        return worst;
    }

    static DenseStiffField field(int n, RightHandSide f, JacobianFunction jacobian) {
        return new DenseStiffField(
                new VectorField() {
                    @Override
                    public int dimension() {
                        return n;
                    }

                    @Override
                    public void evaluate(double t, double[] y, double[] dydt) {
                        f.evaluate(t, y, dydt);
                    }
                },
                jacobian);
    }

    /** f alone. */
    @FunctionalInterface
    interface RightHandSide {
        void evaluate(double t, double[] y, double[] dydt);
    }

    /**
     * Robertson's reaction to t = 1e11. Reference: F. Mazzia, C. Magherini, Test Set for Initial Value Problem Solvers,
     * release 2.4 (2008), problem ROBER.
     */
    static StiffProblem robertson() {
        return new StiffProblem(
                "ROBER",
                field(
                        3,
                        (t, y, d) -> {
                            double slow = 0.04 * y[0];
                            double mixed = 1e4 * y[1] * y[2];
                            double fast = 3e7 * y[1] * y[1];
                            d[0] = -slow + mixed;
                            d[1] = slow - mixed - fast;
                            d[2] = fast;
                        },
                        (t, y, j) -> {
                            j[0] = -0.04;
                            j[1] = 1e4 * y[2];
                            j[2] = 1e4 * y[1];
                            j[3] = 0.04;
                            j[4] = -1e4 * y[2] - 6e7 * y[1];
                            j[5] = -1e4 * y[1];
                            j[6] = 0;
                            j[7] = 6e7 * y[1];
                            j[8] = 0;
                        }),
                new double[] {1, 0, 0},
                1e11,
                new double[] {0.2083340149701255e-7, 0.8333360770334713e-13, 0.9999999791665050});
    }

    /**
     * Van der Pol's equation with ε = 1e-6, ε ÿ = (1 − y²) ẏ − y, to t = 2. Reference: Hairer, Wanner, Solving
     * Ordinary Differential Equations II, IV.10, problem VDPOL; also the Test Set above.
     */
    static StiffProblem vanDerPol() {
        return new StiffProblem(
                "VDPOL",
                field(
                        2,
                        (t, y, d) -> {
                            d[0] = y[1];
                            d[1] = ((1 - y[0] * y[0]) * y[1] - y[0]) / 1e-6;
                        },
                        (t, y, j) -> {
                            j[0] = 0;
                            j[1] = 1;
                            j[2] = (-2 * y[0] * y[1] - 1) / 1e-6;
                            j[3] = (1 - y[0] * y[0]) / 1e-6;
                        }),
                new double[] {2, 0},
                2,
                new double[] {0.1706167732170483e1, -0.8928097010247975});
    }

    /**
     * The Oregonator to t = 360. Reference: the Test Set above, problem OREGO; Hairer, Wanner, IV.10.
     */
    static StiffProblem oregonator() {
        return new StiffProblem(
                "OREGO",
                field(
                        3,
                        (t, y, d) -> {
                            d[0] = 77.27 * (y[1] + y[0] * (1 - 8.375e-6 * y[0] - y[1]));
                            d[1] = (y[2] - (1 + y[0]) * y[1]) / 77.27;
                            d[2] = 0.161 * (y[0] - y[2]);
                        },
                        (t, y, j) -> {
                            j[0] = 77.27 * (1 - 2 * 8.375e-6 * y[0] - y[1]);
                            j[1] = 77.27 * (1 - y[0]);
                            j[2] = 0;
                            j[3] = -y[1] / 77.27;
                            j[4] = -(1 + y[0]) / 77.27;
                            j[5] = 1 / 77.27;
                            j[6] = 0.161;
                            j[7] = 0;
                            j[8] = -0.161;
                        }),
                new double[] {1, 2, 3},
                360,
                new double[] {0.1000814870318523e1, 0.1228178521549917e4, 0.1320554942846706e3});
    }

    /**
     * High irradiance responses of plants (Schäfer 1975) to t = 321.8122. Reference: the Test Set above, problem
     * HIRES; Hairer, Wanner, IV.10.
     */
    static StiffProblem hires() {
        return new StiffProblem(
                "HIRES",
                field(8, StiffProblem::hiresField, StiffProblem::hiresJacobian),
                new double[] {1, 0, 0, 0, 0, 0, 0, 0.0057},
                321.8122,
                new double[] {
                    0.7371312573325668e-3, 0.1442485726316185e-3, 0.5888729740967575e-4, 0.1175651343283149e-2,
                    0.2386356198831331e-2, 0.6238968252742796e-2, 0.2849998395185769e-2, 0.2850001604814231e-2
                });
    }

    private static void hiresField(double t, double[] y, double[] d) {
        d[0] = -1.71 * y[0] + 0.43 * y[1] + 8.32 * y[2] + 0.0007;
        d[1] = 1.71 * y[0] - 8.75 * y[1];
        d[2] = -10.03 * y[2] + 0.43 * y[3] + 0.035 * y[4];
        d[3] = 8.32 * y[1] + 1.71 * y[2] - 1.12 * y[3];
        d[4] = -1.745 * y[4] + 0.43 * y[5] + 0.43 * y[6];
        d[5] = -280 * y[5] * y[7] + 0.69 * y[3] + 1.71 * y[4] - 0.43 * y[5] + 0.69 * y[6];
        d[6] = 280 * y[5] * y[7] - 1.81 * y[6];
        d[7] = -d[6];
    }

    private static void hiresJacobian(double t, double[] y, double[] j) {
        double[][] rows = {
            {-1.71, 0.43, 8.32, 0, 0, 0, 0, 0},
            {1.71, -8.75, 0, 0, 0, 0, 0, 0},
            {0, 0, -10.03, 0.43, 0.035, 0, 0, 0},
            {0, 8.32, 1.71, -1.12, 0, 0, 0, 0},
            {0, 0, 0, 0, -1.745, 0.43, 0.43, 0},
            {0, 0, 0, 0.69, 1.71, -280 * y[7] - 0.43, 0.69, -280 * y[5]},
            {0, 0, 0, 0, 0, 280 * y[7], -1.81, 280 * y[5]},
            {0, 0, 0, 0, 0, -280 * y[7], 1.81, -280 * y[5]}
        };
        for (int i = 0; i < 8; i++) {
            System.arraycopy(rows[i], 0, j, 8 * i, 8);
        }
    }
}
