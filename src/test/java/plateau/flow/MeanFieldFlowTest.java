package plateau.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.hipparchus.complex.Complex;
import org.hipparchus.linear.Array2DRowFieldMatrix;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayFieldVector;
import org.hipparchus.linear.FieldLUDecomposition;
import org.hipparchus.linear.FieldMatrix;
import org.hipparchus.linear.LUDecomposition;
import org.hipparchus.linear.RealMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import plateau.ode.ShiftedJacobian;

class MeanFieldFlowTest {

    @Test
    void agreesWithTheSumsOfTheTheoryWrittenOut() {
        Problem p = new Problem(3, 5, 0.1);
        double[] dydt = new double[10];
        p.flow.evaluate(0, p.y, dydt);
        double[] e = new double[4];
        p.flow.residuals(p.y, e);
        for (int k = 0; k <= 3; k++) {
            double moment = 0;
            for (int i = 0; i < 5; i++) {
                moment += p.classes.weight(i) * p.y[i] * Math.pow(p.y[5 + i], k);
            }
            assertThat(e[k]).isCloseTo(p.links.phi(k) - p.links.sigma(k) * moment, within(1e-14));
        }
        for (int i = 0; i < 5; i++) {
            double s = p.y[5 + i];
            double da = 0;
            double ds = 0;
            for (int k = 0; k <= 3; k++) {
                da += p.links.sigma(k) * e[k] * Math.pow(s, k);
                ds += k == 0 ? 0 : k * p.links.sigma(k) * e[k] * Math.pow(s, k - 1);
            }
            assertThat(dydt[i]).isCloseTo(da / 0.1, within(1e-12));
            assertThat(dydt[5 + i]).isCloseTo(p.y[i] * (1 - s * s) * ds, within(1e-13));
        }
    }

    /** dR/dt = −Σ_i w_i (ε ȧ_i² + ṡ_i²/(1 − s_i²)): the flow is a gradient flow, the risk never rises. */
    @Property(tries = 200)
    void riskFallsAtTheRateOfTheDissipation(@ForAll long seed) {
        Problem p = new Problem(seed, 1 + (int) Math.floorMod(seed, 9L), 0.01);
        int n = p.classes.count();
        double[] dydt = new double[2 * n];
        p.flow.evaluate(0, p.y, dydt);
        double dissipation = 0;
        for (int i = 0; i < n; i++) {
            double s = p.y[n + i];
            dissipation += p.classes.weight(i) * (0.01 * dydt[i] * dydt[i] + dydt[n + i] * dydt[n + i] / (1 - s * s));
        }
        double h = 1e-6;
        double slope = (p.flow.risk(p.moved(dydt, h)) - p.flow.risk(p.moved(dydt, -h))) / (2 * h);
        assertThat(slope).isCloseTo(-dissipation, within(1e-4 * (1 + dissipation * dissipation)));
        assertThat(slope).isLessThanOrEqualTo(1e-8);
    }

    @ParameterizedTest
    @CsvSource({"1,1,0.5", "2,3,0.01", "3,7,1e-4", "4,20,1e-8", "5,2,1e-2"})
    void realShiftedSolveEqualsTheDenseOne(long seed, int n, double epsilon) {
        Problem p = new Problem(seed, n, epsilon);
        double shift = 3;
        RealMatrix dense = new Array2DRowRealMatrix(p.denseJacobian()).scalarMultiply(-1);
        for (int i = 0; i < 2 * n; i++) {
            dense.addToEntry(i, i, shift);
        }
        double[] x = p.random.doubles(2 * n + 4, -1, 1).toArray();
        double[] b = dense.operate(x);
        ShiftedJacobian jacobian = p.form.jacobian();
        jacobian.allocate(1);
        jacobian.linearize(0, p.z);
        jacobian.factor(0, shift, 0);
        jacobian.solve(0, b);
        double[] reference = new LUDecomposition(dense)
                .getSolver()
                .solve(new Array2DRowRealMatrix(dense.operate(x)))
                .getColumn(0);
        for (int i = 0; i < reference.length; i++) {
            assertThat(b[i]).isCloseTo(reference[i], within(1e-7));
        }
    }

    @ParameterizedTest
    @CsvSource({"1,1,0.5", "2,3,0.01", "3,7,1e-4", "5,2,1e-2"})
    void complexShiftedSolveEqualsTheDenseOne(long seed, int n, double epsilon) {
        Problem p = new Problem(seed, n, epsilon);
        Complex shift = new Complex(2.5, 3.1);
        double[][] j = p.denseJacobian();
        int size = j.length;
        Complex[][] shifted = new Complex[size][size];
        Complex[] x = new Complex[size];
        for (int r = 0; r < size; r++) {
            x[r] = new Complex(p.random.nextDouble(), p.random.nextDouble());
            for (int c = 0; c < size; c++) {
                shifted[r][c] = (r == c && r < 2 * n ? shift : Complex.ZERO).subtract(j[r][c]);
            }
        }
        FieldMatrix<Complex> dense = new Array2DRowFieldMatrix<>(shifted);
        Complex[] b = dense.operate(x);
        double[] re = new double[size];
        double[] im = new double[size];
        for (int i = 0; i < size; i++) {
            re[i] = b[i].getReal();
            im[i] = b[i].getImaginary();
        }
        ShiftedJacobian jacobian = p.form.jacobian();
        jacobian.allocate(2);
        jacobian.linearize(0, p.z);
        jacobian.factor(0, 1, 0);
        jacobian.factor(1, shift.getReal(), shift.getImaginary());
        jacobian.solve(1, re, im);
        Complex[] reference = new FieldLUDecomposition<>(dense)
                .getSolver()
                .solve(new ArrayFieldVector<>(b))
                .toArray();
        for (int i = 0; i < size; i++) {
            assertThat(re[i]).isCloseTo(reference[i].getReal(), within(1e-8));
            assertThat(im[i]).isCloseTo(reference[i].getImaginary(), within(1e-8));
        }
    }

    /** With λ = σ_k e_k / ε the force form is the flow itself and its algebraic part vanishes. */
    @Property(tries = 50)
    void forceFormIsTheSameFlow(@ForAll long seed) {
        Problem p = new Problem(seed, 5, 0.01);
        double[] start = p.form.initialState();
        double[] whole = new double[start.length];
        double[] plain = new double[10];
        p.form.evaluate(0, start, whole);
        p.flow.evaluate(0, p.flow.initialState(), plain);
        // At s = 0 the angle moves as the overlap does.
        for (int i = 0; i < 10; i++) {
            assertThat(whole[i]).isCloseTo(plain[i], within(1e-11));
        }
        for (int k = 0; k < 4; k++) {
            assertThat(whole[10 + k]).isCloseTo(0, within(1e-14));
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
    void epsilonMustBePositive(double epsilon) {
        Problem p = new Problem(1, 2, 1);
        assertThatThrownBy(() -> MeanFieldFlow.of(p.links, p.classes, epsilon))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("epsilon");
    }

    /** A random flow and a random state of it. */
    private static final class Problem {
        final Random random;
        final LinkPair links;
        final NeuronClasses classes;
        final MeanFieldFlow flow;
        final MeanFieldForceForm form;
        final double[] y;
        final double[] z;

        Problem(long seed, int n, double epsilon) {
            random = new Random(seed);
            links = LinkPair.ofCoefficients(
                    random.doubles(4, -1, 1).toArray(), random.doubles(4, -1, 1).toArray());
            double[] w = random.doubles(n, 0.1, 1).toArray();
            double sum = 0;
            for (double v : w) {
                sum += v;
            }
            for (int i = 0; i < n; i++) {
                w[i] /= sum;
            }
            classes = NeuronClasses.of(w, random.doubles(n, -1, 1).toArray(), new double[n]);
            flow = MeanFieldFlow.of(links, classes, epsilon);
            form = flow.forceForm();
            y = random.doubles(2 * n, -0.95, 0.95).toArray();
            z = Arrays.copyOf(y, 2 * n + 4);
            System.arraycopy(random.doubles(4, -1, 1).toArray(), 0, z, 2 * n, 4);
        }

        double[] moved(double[] direction, double h) {
            return moved(y, direction, h);
        }

        private static double[] moved(double[] from, double[] direction, double h) {
            double[] moved = from.clone();
            for (int i = 0; i < from.length; i++) {
                moved[i] += h * direction[i];
            }
            return moved;
        }

        /** The whole Jacobian of the force form by central differences of polynomials, Richardson-extrapolated. */
        double[][] denseJacobian() {
            double[][] j = new double[z.length][z.length];
            for (int c = 0; c < z.length; c++) {
                double[] unit = new double[z.length];
                unit[c] = 1;
                double[] coarse = slope(unit, 2e-3);
                double[] fine = slope(unit, 1e-3);
                for (int r = 0; r < z.length; r++) {
                    j[r][c] = (4 * fine[r] - coarse[r]) / 3;
                }
            }
            return j;
        }

        private double[] slope(double[] unit, double h) {
            double[] plus = new double[z.length];
            double[] minus = new double[z.length];
            form.evaluate(0, moved(z, unit, h), plus);
            form.evaluate(0, moved(z, unit, -h), minus);
            for (int i = 0; i < z.length; i++) {
                plus[i] = (plus[i] - minus[i]) / (2 * h);
            }
            return plus;
        }
    }
}
