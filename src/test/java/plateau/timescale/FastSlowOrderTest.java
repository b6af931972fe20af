package plateau.timescale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import plateau.flow.InitialLaw;
import plateau.flow.LinkPair;
import plateau.flow.NeuronClasses;
import plateau.ode.CrossingMonitor;
import plateau.ode.CrossingMonitor.Crossing;
import plateau.ode.ExplicitIntegrator;
import plateau.ode.VectorField;

/**
 * The measured orders of the slow manifold. Degrees 0 and 1 are locked while degree 2 is waited for: degree 1 relaxes at the
 * rate G_11/ε ~ ε^(−1/2), the wait is ε^(1/4), so δ ~ ε^(1/4) and what is left out at order j is δ^j ~ ε^(j/4).
 */
class FastSlowOrderTest {
    private static final LinkPair ONES = LinkPair.ofCoefficients(new double[] {1, 1, 1}, new double[] {1, 1, 1});
    private static final NeuronClasses NEURONS =
            InitialLaw.parse("uniform:-1:1").classes(8);
    /** The wait for degree 2 in units of ε^(1/4) is about 0.65. */
    private static final double EARLY = 0.3;

    private static final double LATE = 0.45;

    @ParameterizedTest
    @CsvSource({"1, 1e-10, 1e-14", "2, 1e-10, 1e-14", "3, 1e-11, 1e-13"})
    void whatTheManifoldLeavesOutFallsAtItsOrder(int order, double large, double small) {
        double slope = Math.log(manifoldError(order, large) / manifoldError(order, small)) / Math.log(large / small);
        assertThat(4 * slope).isCloseTo(order, within(0.2));
    }

    /** The time at which degree 2 is learned, with degrees 0 and 1 locked at a fixed part of the wait. */
    @ParameterizedTest
    @CsvSource({"1, 1e-10, 1e-14", "2, 1e-10, 1e-14", "3, 1e-8, 1e-12"})
    void theSplitSolveConvergesAtTheSameOrder(int order, double large, double small) {
        double slope = Math.log(timeError(order, large) / timeError(order, small)) / Math.log(large / small);
        assertThat(4 * slope).isCloseTo(order, within(0.2));
    }

    /** With the fourth term, had by differences, nothing settles to a power, but it is worth its price. */
    @ParameterizedTest
    @CsvSource({"1e-6, 15", "1e-8, 15", "1e-10, 8"})
    void theFourthTermIsAnImprovement(double epsilon, double factor) {
        assertThat(manifoldError(4, epsilon) * factor).isLessThan(manifoldError(3, epsilon));
        assertThat(timeError(4, epsilon) * factor).isLessThan(timeError(3, epsilon));
    }

    private static double manifoldError(int order, double epsilon) {
        SlowSystem system = new SlowSystem(ONES, NEURONS, epsilon);
        double[] y = stateAt(LATE, epsilon);
        system.lock(LockedSet.NONE.with(0).with(1));
        system.forces(y, order);
        double[] e = new double[3];
        system.residuals(y, e);
        return Math.abs(e[1] - system.point().force[1] / system.sigma(1)) / Math.abs(e[1]);
    }

    private static double timeError(int order, double epsilon) {
        double whole = ReferenceState.learned(ONES, NEURONS, epsilon, 2, 3 * Math.pow(epsilon, 0.25));
        return Math.abs(split(epsilon, order) / whole - 1);
    }

    private static double[] stateAt(double part, double epsilon) {
        return ReferenceState.at(ONES, NEURONS, epsilon, part * Math.pow(epsilon, 0.25));
    }

    private static double split(double epsilon, int order) {
        double[] y = stateAt(EARLY, epsilon);
        SlowSystem system = new SlowSystem(ONES, NEURONS, epsilon);
        system.lock(LockedSet.NONE.with(0).with(1));
        system.keepOrder(order);
        for (int pass = 0; pass < 4; pass++) {
            system.forces(y, Math.max(2, order));
            system.forces(y, order);
            system.point().project(y);
        }
        double scale = Math.pow(epsilon, 0.25);
        VectorField scaled = new VectorField() {
            @Override
            public int dimension() {
                return system.dimension();
            }

            @Override
            public void evaluate(double t, double[] state, double[] dydt) {
                system.evaluate(t, state, dydt);
                for (int i = 0; i < dydt.length; i++) {
                    dydt[i] *= scale;
                }
            }
        };
        CrossingMonitor half = CrossingMonitor.of(
                        system.residuals(),
                        system.dimension(),
                        List.of(new Crossing(2, e -> Math.abs(e) - Math.sqrt(0.5))))
                .stoppingWhenAllFound();
        ExplicitIntegrator.defaults().withTolerances(1e-11, 1e-14).integrate(scaled, EARLY, y, 3, half);
        return half.time(0).getAsDouble() * scale;
    }
}
