package plateau.timescale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import plateau.flow.InitialLaw;
import plateau.flow.LinkPair;
import plateau.flow.NeuronClasses;

/** The terms of the slow manifold against the equation that they solve, its derivatives taken by differences. */
class ManifoldExpansionTest {
    private static final double EPSILON = 1e-4;
    private static final double[] PHI = {0.4, 1, -0.6, 0.5};
    private static final double[] SIGMA = {0.8, -0.9, 0.7, 0.6};
    private static final NeuronClasses NEURONS =
            InitialLaw.parse("uniform:-1:1").classes(9);
    private static final int N = 9;

    /** (G x)_L = −ε Σ_L^{−2} dc⁰/dt along the flow with the forces c⁰ + x, for x = c¹. */
    @ParameterizedTest
    @ValueSource(strings = {"0", "1", "01", "12", "103", "0123"})
    void firstTermFollowsTheLeadingForces(String locked) {
        SlowSystem system = system(locked);
        double[] y = state(7);
        double[] velocity = new double[y.length];
        system.keepOrder(2);
        system.evaluate(0, y, velocity);
        double[] first = new double[4];
        for (int k = 0; k < 4; k++) {
            first[k] = system.point().force[k] - system.point().leading[k];
        }
        double h = 1e-7;
        double[] slope = difference(leading(system, y, velocity, h), leading(system, y, velocity, -h), 2 * h);
        for (int i = 0; i < system.locked().size(); i++) {
            int l = system.locked().degree(i);
            double left = 0;
            for (int k = 0; k < 4; k++) {
                left += gram(y, l, k) * first[k];
            }
            double right = -EPSILON * slope[l] / (SIGMA[l] * SIGMA[l]);
            assertThat(left).isCloseTo(right, within(1e-5 * Math.abs(right) + 1e-12));
        }
    }

    /** ε Σ^{−2} dc¹/dt = −J c² and ε Σ^{−2} dc²/dt = −J c³: with one locked degree the ratio of the two does not need J. */
    @ParameterizedTest
    @ValueSource(strings = {"0", "1"})
    void laterTermsFollowTheEarlierOnes(String locked) {
        SlowSystem system = system(locked);
        double[] y = state(3);
        double[] velocity = new double[y.length];
        system.measure(y);
        double second = system.secondTerm()[0];
        double third = system.thirdTerm()[0];
        system.keepOrder(4);
        system.evaluate(0, y, velocity);
        double h = 1e-7;
        double[] ahead = terms(system, y, velocity, h);
        double[] behind = terms(system, y, velocity, -h);
        double firstSlope = (ahead[0] - behind[0]) / (2 * h);
        double secondSlope = (ahead[1] - behind[1]) / (2 * h);
        assertThat(third / second).isCloseTo(secondSlope / firstSlope, within(0.02 * Math.abs(third / second)));
    }

    private static SlowSystem system(String locked) {
        SlowSystem system = new SlowSystem(LinkPair.ofCoefficients(PHI, SIGMA), NEURONS, EPSILON);
        LockedSet set = LockedSet.NONE;
        for (char c : locked.toCharArray()) {
            set = set.with(c - '0');
        }
        system.lock(set);
        return system;
    }

    private static double[] state(long seed) {
        Random random = new Random(seed);
        double[] y = new double[2 * N];
        for (int i = 0; i < N; i++) {
            y[i] = 2 * random.nextGaussian();
            y[N + i] = 0.6 * (2 * random.nextDouble() - 1);
        }
        return y;
    }

    private static double[] leading(SlowSystem system, double[] y, double[] velocity, double h) {
        system.forces(moved(y, velocity, h), 1);
        return system.point().leading.clone();
    }

    /** c¹ and c². */
    private static double[] terms(SlowSystem system, double[] y, double[] velocity, double h) {
        system.measure(moved(y, velocity, h));
        return new double[] {system.firstTerm()[0], system.secondTerm()[0]};
    }

    private static double[] moved(double[] y, double[] velocity, double h) {
        double[] moved = y.clone();
        for (int i = 0; i < y.length; i++) {
            moved[i] += h * velocity[i];
        }
        return moved;
    }

    private static double[] difference(double[] a, double[] b, double time) {
        double[] d = new double[a.length];
        for (int i = 0; i < a.length; i++) {
            d[i] = (a[i] - b[i]) / time;
        }
        return d;
    }

    /** G_kj = E[s^{k+j}] + ε k j E[a² (1−s²) s^{k+j−2}], as theory.md §3 has it. */
    private static double gram(double[] y, int k, int j) {
        double sum = 0;
        for (int i = 0; i < N; i++) {
            double a = y[i];
            double u = y[N + i];
            double s = 0.5 * u * (3 - u * u);
            double moving = k == 0 || j == 0 ? 0 : EPSILON * k * j * a * a * (1 - s * s) * Math.pow(s, k + j - 2);
            sum += (Math.pow(s, k + j) + moving) / N;
        }
        return sum;
    }
}
