package plateau.ode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class DenseJacobianTest {
    private static double[] random(Random random, int length) {
        return random.doubles(length, -1, 1).toArray();
    }

    /** ((re + i·im) I − J) x, real and imaginary part. */
    private static double[][] apply(double[] j, double re, double im, double[] xr, double[] xi) {
        int n = xr.length;
        double[][] b = new double[2][n];
        for (int i = 0; i < n; i++) {
            b[0][i] = re * xr[i] - im * xi[i];
            b[1][i] = re * xi[i] + im * xr[i];
            for (int k = 0; k < n; k++) {
                b[0][i] -= j[i * n + k] * xr[k];
                b[1][i] -= j[i * n + k] * xi[k];
            }
        }
        return b;
    }

    @Property(tries = 200)
    void solvesShiftedSystems(@ForAll @IntRange(min = 1, max = 9) int n, @ForAll long seed) {
        Random random = new Random(seed);
        double[] matrix = random(random, n * n);
        DenseJacobian jacobian = new DenseJacobian(n, (t, y, out) -> System.arraycopy(matrix, 0, out, 0, n * n));
        jacobian.allocate(2);
        jacobian.linearize(0, new double[n]);
        jacobian.factor(0, 10, 0);
        jacobian.factor(1, 0.3, 10);
        double[] xr = random(random, n);
        double[] xi = random(random, n);
        double[] real = apply(matrix, 10, 0, xr, xi)[0];
        jacobian.solve(0, real);
        assertThat(real).containsExactly(xr, within(1e-12));
        double[][] both = apply(matrix, 0.3, 10, xr, xi);
        jacobian.solve(1, both[0], both[1]);
        assertThat(both[0]).containsExactly(xr, within(1e-12));
        assertThat(both[1]).containsExactly(xi, within(1e-12));
    }

    /** Every diagonal entry vanishes: only row exchanges help. */
    @Test
    void pivots() {
        double[] matrix = {0.5, 0, -1, -1, 0.5, 0, 0, -1, 0.5};
        DenseJacobian jacobian = new DenseJacobian(3, (t, y, out) -> System.arraycopy(matrix, 0, out, 0, 9));
        jacobian.allocate(2);
        jacobian.linearize(0, new double[3]);
        jacobian.factor(0, 0.5, 0);
        jacobian.factor(1, 0.5, 1e-300);
        double[] b = {1, 2, 3};
        jacobian.solve(0, b);
        assertThat(b).containsExactly(2, 3, 1);
        double[] re = {1, 2, 3};
        jacobian.solve(1, re, new double[3]);
        assertThat(re).containsExactly(2, 3, 1);
    }

    @Test
    void saysSingular() {
        DenseJacobian jacobian = new DenseJacobian(2, (t, y, out) -> java.util.Arrays.fill(out, 1));
        jacobian.allocate(1);
        jacobian.linearize(0, new double[2]);
        assertThatExceptionOfType(SingularShiftException.class).isThrownBy(() -> jacobian.factor(0, 2, 0));
        assertThatExceptionOfType(SingularShiftException.class).isThrownBy(() -> jacobian.factor(0, Double.NaN, 1));
    }

    @Test
    void saysThatNothingIsFactored() {
        DenseJacobian jacobian = new DenseJacobian(2, (t, y, out) -> {});
        jacobian.allocate(1);
        assertThatIllegalStateException().isThrownBy(() -> jacobian.solve(0, new double[2]));
    }
}
