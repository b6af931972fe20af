package plateau.ode;

import org.hipparchus.analysis.integration.gauss.GaussIntegrator;
import org.hipparchus.analysis.integration.gauss.GaussIntegratorFactory;
import org.hipparchus.complex.Complex;
import org.hipparchus.complex.ComplexField;
import org.hipparchus.linear.Array2DRowFieldMatrix;
import org.hipparchus.linear.ArrayFieldVector;
import org.hipparchus.linear.FieldLUDecomposition;
import org.hipparchus.linear.FieldMatrix;
import org.hipparchus.linear.FieldVector;
import org.hipparchus.linear.LUDecomposition;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;

/**
 * The Radau IIA method with s = 3, 5 or 7 stages (order 2s − 1), computed from its definition and verified at construction.
 *
 * <ul>
 *   <li>nodes 0 &lt; c_1 &lt; … &lt; c_s = 1: the zeros of P_s(2x − 1) − P_{s−1}(2x − 1), P_n the Legendre polynomials
 *   <li>A by collocation, a_ij = ∫_0^{c_i} ℓ_j; b is its last row (stiffly accurate)
 *   <li>A^{-1} = differentiation matrix of the nodes 0, c_1 … c_s without its first row and column
 *   <li>eigenvalues of A^{-1}: the zeros of the denominator of the (s − 1, s) Padé approximant of exp: one real γ̂ and
 *       pairs α_k ± iβ_k; T^{-1} A^{-1} T has γ̂ and the blocks [[α, −β], [β, α]] on its diagonal, the last row of T is 1, (1, 0), …
 *   <li>the embedded formula adds the node 0 with weight γ_0 = 1/γ̂ and has order s
 * </ul>
 *
 * <p>Source: E. Hairer, G. Wanner, <i>Solving Ordinary Differential Equations II</i>, 2nd ed., sections IV.5 and IV.8.
 */
final class RadauTableau {
    private static final double RESIDUAL = 1e-12;
    private static final RadauTableau THREE = new RadauTableau(3);
    private static final RadauTableau FIVE = new RadauTableau(5);
    private static final RadauTableau SEVEN = new RadauTableau(7);

    private final int stages;
    /** 0, c_1, …, c_s. */
    private final double[] points;

    private final double[][] a;
    private final double[][] inverse;
    private final double gamma;
    private final double[] alpha;
    private final double[] beta;
    private final double[][] transform;
    private final double[][] back;
    private final double[] errorWeights;

    private RadauTableau(int stages) {
        this.stages = stages;
        this.points = nodes(stages);
        this.a = collocationMatrix(points);
        this.inverse = differentiationMatrix(points);
        Complex[] shifts = PadePoles.of(stages);
        this.gamma = shifts[0].getReal();
        int pairs = shifts.length - 1;
        this.alpha = new double[pairs];
        this.beta = new double[pairs];
        this.transform = new double[stages][stages];
        for (int k = 0; k <= pairs; k++) {
            setEigenvector(k, shifts[k]);
        }
        RealMatrix t = MatrixUtils.createRealMatrix(transform);
        this.back = new LUDecomposition(t).getSolver().getInverse().getData();
        this.errorWeights = embeddedWeights();
        verify();
    }

    /**
     * The method with the given number of stages.
     *
     * @throws IllegalArgumentException unless stages is 3, 5 or 7
     */
    static RadauTableau of(int stages) {
        return switch (stages) {
            case 3 -> THREE;
            case 5 -> FIVE;
            case 7 -> SEVEN;
            default -> throw new IllegalArgumentException(
                    "Radau IIA is offered with 3, 5 or 7 stages, not " + stages + ": choose one of these.");
        };
    }

    int stages() {
        return stages;
    }

    /** The classical order 2s − 1. */
    int order() {
        return 2 * stages - 1;
    }

    /** c_{i+1} for i = 0 … s − 1. */
    double node(int i) {
        return points[i + 1];
    }

    /** γ̂, the real eigenvalue of A^{-1}. */
    double gamma() {
        return gamma;
    }

    /** The number (s − 1)/2 of complex pairs. */
    int pairs() {
        return alpha.length;
    }

    double alpha(int pair) {
        return alpha[pair];
    }

    double beta(int pair) {
        return beta[pair];
    }

    /** The entry a_ij of the Runge–Kutta matrix. */
    double a(int i, int j) {
        return a[i][j];
    }

    /** The entry of T; shared, not to be changed. */
    double[][] transform() {
        return transform;
    }

    /** The entries of T^{-1}; shared, not to be changed. */
    double[][] back() {
        return back;
    }

    /** The weights e_i of ŷ_1 − y_1 = γ_0 h f(t_0, y_0) + Σ e_i z_i. */
    double errorWeight(int i) {
        return errorWeights[i];
    }

    /** Writes ℓ_1(x) … ℓ_s(x), Lagrange polynomials on 0, c_1 … c_s: the collocation polynomial is y_0 + Σ ℓ_j(x) z_j. */
    void basis(double x, double[] out) {
        for (int j = 1; j <= stages; j++) {
            out[j - 1] = lagrange(points, 0, j, x);
        }
    }

    /** Writes ℓ'_1(x) … ℓ'_s(x). */
    void basisDerivative(double x, double[] out) {
        for (int j = 1; j <= stages; j++) {
            out[j - 1] = lagrangeDerivative(points, j, x);
        }
    }

    private static double[] nodes(int s) {
        double[] x = new double[s + 1];
        for (int i = 1; i < s; i++) {
            double guess = 0.5 * (1 - Math.cos(Math.PI * (2 * i - 0.5) / (2 * s - 0.5)));
            x[i] = polishedNode(s, guess);
        }
        x[s] = 1;
        return x;
    }

    /** Newton's method on (P_s − P_{s−1})(2x − 1)/(x − 1), whose zeros are the inner nodes. */
    private static double polishedNode(int s, double guess) {
        double x = guess;
        for (int iteration = 0; iteration < 50; iteration++) {
            double[] f = radauPolynomial(s, x);
            double step = f[0] / (f[1] - f[0] / (x - 1));
            x -= step;
            if (Math.abs(step) <= 1e-16) {
                break;
            }
        }
        return x;
    }

    /** Value and derivative in x of P_s(2x − 1) − P_{s−1}(2x − 1). */
    private static double[] radauPolynomial(int s, double x) {
        double u = 2 * x - 1;
        double before = 1;
        double value = u;
        double slopeBefore = 0;
        double slope = 1;
        for (int n = 1; n < s; n++) {
            double next = ((2 * n + 1) * u * value - n * before) / (n + 1);
            double slopeNext = slopeBefore + (2 * n + 1) * value;
            before = value;
            value = next;
            slopeBefore = slope;
            slope = slopeNext;
        }
        return new double[] {value - before, 2 * (slope - slopeBefore)};
    }

    private static double[][] collocationMatrix(double[] points) {
        int s = points.length - 1;
        double[][] a = new double[s][s];
        GaussIntegratorFactory factory = new GaussIntegratorFactory();
        for (int i = 0; i < s; i++) {
            GaussIntegrator rule = factory.legendre(s, 0, points[i + 1]);
            for (int j = 0; j < s; j++) {
                int column = j + 1;
                a[i][j] = rule.integrate(x -> lagrange(points, 1, column, x));
            }
        }
        return a;
    }

    private static double[][] differentiationMatrix(double[] points) {
        int s = points.length - 1;
        double[][] d = new double[s][s];
        for (int i = 0; i < s; i++) {
            for (int j = 0; j < s; j++) {
                d[i][j] = lagrangeDerivative(points, j + 1, points[i + 1]);
            }
        }
        return d;
    }

    /** The Lagrange polynomial of point j on the points from {@code first} on. */
    private static double lagrange(double[] points, int first, int j, double x) {
        double product = 1;
        for (int m = first; m < points.length; m++) {
            if (m != j) {
                product *= (x - points[m]) / (points[j] - points[m]);
            }
        }
        return product;
    }

    private static double lagrangeDerivative(double[] points, int j, double x) {
        double sum = 0;
        for (int skipped = 0; skipped < points.length; skipped++) {
            if (skipped != j) {
                double product = 1 / (points[j] - points[skipped]);
                for (int m = 0; m < points.length; m++) {
                    if (m != j && m != skipped) {
                        product *= (x - points[m]) / (points[j] - points[m]);
                    }
                }
                sum += product;
            }
        }
        return sum;
    }

    /** Columns of T: for λ = α − iβ with eigenvector p + iq the columns p, q give the block [[α, −β], [β, α]]. */
    private void setEigenvector(int k, Complex lambda) {
        Complex[] v = eigenvector(lambda);
        for (int i = 0; i < stages; i++) {
            if (k == 0) {
                transform[i][0] = v[i].getReal();
            } else {
                transform[i][2 * k - 1] = v[i].getReal();
                transform[i][2 * k] = v[i].getImaginary();
            }
        }
        if (k > 0) {
            alpha[k - 1] = lambda.getReal();
            beta[k - 1] = -lambda.getImaginary();
        }
    }

    /** The eigenvector of A^{-1} whose last component is 1, from the first s − 1 rows. */
    private Complex[] eigenvector(Complex lambda) {
        int n = stages - 1;
        FieldMatrix<Complex> m = new Array2DRowFieldMatrix<>(ComplexField.getInstance(), n, n);
        FieldVector<Complex> right = new ArrayFieldVector<>(ComplexField.getInstance(), n);
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                Complex entry = new Complex(inverse[i][j]);
                m.setEntry(i, j, i == j ? entry.subtract(lambda) : entry);
            }
            right.setEntry(i, new Complex(-inverse[i][n]));
        }
        FieldVector<Complex> head = new FieldLUDecomposition<>(m).getSolver().solve(right);
        Complex[] v = new Complex[stages];
        for (int i = 0; i < n; i++) {
            v[i] = head.getEntry(i);
        }
        v[n] = Complex.ONE;
        return v;
    }

    /** e = (b̂ − b) A^{-1} with b̂_i − b_i = −γ_0 ℓ_i(0), which makes the formula with node 0 exact to degree s − 1. */
    private double[] embeddedWeights() {
        double[] e = new double[stages];
        for (int i = 0; i < stages; i++) {
            double difference = -lagrange(points, 1, i + 1, 0) / gamma;
            for (int j = 0; j < stages; j++) {
                e[j] += difference * inverse[i][j];
            }
        }
        return e;
    }

    private void verify() {
        double[] b = a[stages - 1];
        for (int k = 1; k <= order(); k++) {
            check("B(" + k + ")", moment(b, k) - 1.0 / k);
        }
        for (int i = 0; i < stages; i++) {
            for (int k = 1; k <= stages; k++) {
                check("C(" + k + ")", moment(a[i], k) - Math.pow(points[i + 1], k) / k);
            }
        }
        verifyTransform();
    }

    private double moment(double[] weights, int k) {
        double sum = 0;
        for (int j = 0; j < stages; j++) {
            sum += weights[j] * Math.pow(points[j + 1], k - 1);
        }
        return sum;
    }

    private void verifyTransform() {
        RealMatrix m = MatrixUtils.createRealMatrix(inverse);
        RealMatrix blocks =
                MatrixUtils.createRealMatrix(back).multiply(m).multiply(MatrixUtils.createRealMatrix(transform));
        RealMatrix identity = m.multiply(MatrixUtils.createRealMatrix(a));
        double norm = m.getNorm1();
        for (int i = 0; i < stages; i++) {
            for (int j = 0; j < stages; j++) {
                check("T^-1 A^-1 T", (blocks.getEntry(i, j) - block(i, j)) / norm);
                check("A^-1 A", identity.getEntry(i, j) - (i == j ? 1 : 0));
            }
        }
    }

    private double block(int i, int j) {
        if (i == 0 || j == 0) {
            return i == j ? gamma : 0;
        }
        int pair = (i - 1) / 2;
        if (pair != (j - 1) / 2) {
            return 0;
        }
        if (i == j) {
            return alpha[pair];
        }
        return i > j ? beta[pair] : -beta[pair];
    }

    private void check(String condition, double residual) {
        if (!(Math.abs(residual) < RESIDUAL)) {
            throw new IllegalStateException("Radau IIA with " + stages + " stages misses " + condition + " by "
                    + residual + ": the tableau is wrong.");
        }
    }
}
