package plateau.ode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.hipparchus.analysis.UnivariateFunction;
import org.hipparchus.analysis.solvers.BracketedUnivariateSolver;
import org.hipparchus.analysis.solvers.BracketingNthOrderBrentSolver;
import org.hipparchus.ode.ExpandableODE;
import org.hipparchus.ode.ODEState;
import org.hipparchus.ode.ODEStateAndDerivative;
import org.hipparchus.ode.events.Action;
import org.hipparchus.ode.events.AdaptableInterval;
import org.hipparchus.ode.events.ODEEventDetector;
import org.hipparchus.ode.events.ODEEventHandler;
import org.hipparchus.ode.sampling.ODEStateInterpolator;
import org.junit.jupiter.api.Test;

/** Hipparchus' own detectors and handlers work on the Radau integrator. */
class RadauEventsTest {
    /** Zeros of the first component, with an action taken there. */
    private static final class ZeroDetector implements ODEEventDetector {
        private final Action action;
        private final List<Double> times = new ArrayList<>();

        private ZeroDetector(Action action) {
            this.action = action;
        }

        @Override
        public AdaptableInterval getMaxCheckInterval() {
            return AdaptableInterval.of(0.5);
        }

        @Override
        public int getMaxIterationCount() {
            return 100;
        }

        @Override
        public BracketedUnivariateSolver<UnivariateFunction> getSolver() {
            return new BracketingNthOrderBrentSolver(0, 1e-13, 0, 5);
        }

        @Override
        public ODEEventHandler getHandler() {
            return new ODEEventHandler() {
                @Override
                public Action eventOccurred(ODEStateAndDerivative s, ODEEventDetector d, boolean increasing) {
                    if (increasing && action == Action.RESET_STATE) {
                        return Action.CONTINUE; // leaving the wall after a bounce
                    }
                    times.add(s.getTime());
                    return action;
                }

                @Override
                public ODEState resetState(ODEEventDetector d, ODEStateAndDerivative s) {
                    double[] y = s.getPrimaryState();
                    return new ODEState(s.getTime(), new double[] {y[0], -y[1]});
                }
            };
        }

        @Override
        public double g(ODEStateAndDerivative state) {
            return state.getPrimaryState()[0];
        }
    }

    private static RadauStepper stepper(FieldEquations equations) {
        IntegratorSettings settings = IntegratorSettings.defaults().withTolerances(Tolerances.of(1e-11, 1e-12));
        return new RadauStepper(RadauTableau.of(5), settings, equations, (StiffVectorField) equations.field());
    }

    private static ODEStateAndDerivative run(ZeroDetector detector, double end) {
        FieldEquations equations = new FieldEquations(SmallField.oscillator());
        RadauStepper stepper = stepper(equations);
        stepper.addEventDetector(detector);
        return stepper.integrate(new ExpandableODE(equations), new ODEState(0, new double[] {1, 0}), end);
    }

    @Test
    void findsEveryZeroInsideSteps() {
        ZeroDetector detector = new ZeroDetector(Action.CONTINUE);
        run(detector, 10);
        assertThat(detector.times).hasSize(3);
        for (int k = 0; k < 3; k++) {
            assertThat(detector.times.get(k)).isCloseTo((k + 0.5) * Math.PI, within(1e-9));
        }
    }

    @Test
    void stopsAtAnEvent() {
        ODEStateAndDerivative end = run(new ZeroDetector(Action.STOP), 10);
        assertThat(end.getTime()).isCloseTo(Math.PI / 2, within(1e-9));
        assertThat(end.getPrimaryState()[1]).isCloseTo(-1, within(1e-9));
    }

    /** A ball on a spring that bounces at zero: |cos t| from then on. */
    @Test
    void goesOnAfterAReset() {
        ZeroDetector detector = new ZeroDetector(Action.RESET_STATE);
        ODEStateAndDerivative end = run(detector, 10);
        assertThat(detector.times).hasSize(3);
        assertThat(end.getTime()).isEqualTo(10);
        assertThat(end.getPrimaryState()[0]).isCloseTo(Math.abs(Math.cos(10)), within(1e-8));
    }

    @Test
    void interpolatesStateAndDerivative() {
        FieldEquations equations = new FieldEquations(SmallField.oscillator());
        RadauStepper stepper = stepper(equations);
        List<Double> errors = new ArrayList<>();
        stepper.addStepHandler((ODEStateInterpolator step) -> {
            double a = step.getPreviousState().getTime();
            double b = step.getCurrentState().getTime();
            for (int i = 0; i <= 6; i++) {
                double t = i == 6 ? b : a + i * (b - a) / 6;
                ODEStateAndDerivative s = step.getInterpolatedState(t);
                errors.add(Math.abs(s.getPrimaryState()[0] - Math.cos(t)));
                errors.add(0.01 * Math.abs(s.getPrimaryDerivative()[0] + Math.sin(t)));
            }
        });
        stepper.integrate(new ExpandableODE(equations), new ODEState(0, new double[] {1, 0}), 5);
        assertThat(errors).hasSizeGreaterThan(100).allMatch(e -> e < 1e-9);
    }
}
