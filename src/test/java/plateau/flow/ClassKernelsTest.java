package plateau.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Blocks and strands give what one class after the other gives, at every number of classes and of degrees. */
class ClassKernelsTest {
    private static final int MARGIN = 3;

    private final Random random = new Random(5);

    private double[] uniform(int n) {
        return random.doubles(n, -1, 1).toArray();
    }

    @ParameterizedTest
    @CsvSource({"0, 3", "1, 0", "7, 4", "8, 5", "9, 1", "255, 16", "256, 3", "1000, 30"})
    void powerSumsAreThoseOfTheDefinition(int count, int top) {
        double[] x = uniform(count);
        double[] s = uniform(count + MARGIN);
        double[] sums = new double[top + 2];
        sums[0] = 2;
        PowerSums.add(x, s, MARGIN, count, top, sums);
        for (int p = 0; p <= top; p++) {
            double expected = p == 0 ? 2 : 0;
            for (int i = 0; i < count; i++) {
                expected += x[i] * Math.pow(s[MARGIN + i], p);
            }
            assertThat(sums[p]).as("power %d", p).isCloseTo(expected, within(1e-15 * (count + 1)));
        }
        assertThat(sums[top + 1]).isZero();
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "5, 2", "8, 3", "255, 4", "256, 17"})
    void polynomialsAreThoseOfTheDefinition(int count, int modes) {
        double[] c = uniform(modes);
        double[] s = uniform(count + MARGIN);
        ForcePolynomials polynomials = new ForcePolynomials();
        polynomials.evaluate(uniform(modes + 1), s, 0, 1); // what the last block left behind does not matter
        polynomials.evaluate(c, s, MARGIN, count);
        for (int i = 0; i < count; i++) {
            double value = 0;
            double slope = 0;
            for (int k = 0; k < modes; k++) {
                value += c[k] * Math.pow(s[MARGIN + i], k);
                slope += k == 0 ? 0 : k * c[k] * Math.pow(s[MARGIN + i], k - 1);
            }
            assertThat(polynomials.value(i)).isCloseTo(value, within(1e-14 * modes));
            assertThat(polynomials.slope(i)).isCloseTo(slope, within(1e-14 * modes * modes));
        }
    }

    @ParameterizedTest
    @CsvSource({"1", "257", "600"})
    void theFlowIsTheEquationClassByClass(int n) {
        double[] phi = {0.5, 1, -0.7};
        double[] sigma = {1, 0.8, 0.6};
        double epsilon = 0.01;
        MeanFieldFlow flow = MeanFieldFlow.of(
                LinkPair.ofCoefficients(phi, sigma),
                InitialLaw.parse("uniform:-1:1").classes(n),
                epsilon);
        double[] y = flow.initialState();
        System.arraycopy(uniform(n), 0, y, n, n);
        double[] dydt = new double[2 * n];
        flow.evaluate(0, y, dydt);
        double[] e = phi.clone();
        for (int i = 0; i < n; i++) {
            for (int k = 0; k < 3; k++) {
                e[k] -= sigma[k] * y[i] * Math.pow(y[n + i], k) / n;
            }
        }
        for (int i = 0; i < n; i++) {
            double s = y[n + i];
            double a = (sigma[0] * e[0] + sigma[1] * e[1] * s + sigma[2] * e[2] * s * s) / epsilon;
            double turn = y[i] * (1 - s * s) * (sigma[1] * e[1] + 2 * sigma[2] * e[2] * s);
            assertThat(dydt[i]).isCloseTo(a, within(1e-11));
            assertThat(dydt[n + i]).isCloseTo(turn, within(1e-13));
        }
    }
}
