package plateau.ode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RadauIntegratorTest extends IntegratorContract {
    @Override
    Integrator<? super DenseStiffField> integrator(long maximalSteps) {
        return RadauIntegrator.defaults().withTolerances(1e-9, 1e-12).withMaximalSteps(maximalSteps);
    }

    @Test
    void refusesSettingsWithoutMeaning() {
        RadauIntegrator radau = RadauIntegrator.defaults();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> radau.withStages(4))
                .withMessageContaining("3, 5 or 7");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> radau.withTolerances(0, 1e-9))
                .withMessageContaining("rtol");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> radau.withTolerances(1e-9, 0))
                .withMessageContaining("atol");
        assertThatIllegalArgumentException().isThrownBy(() -> radau.withTolerances(Double.NaN, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> radau.withMaximalSteps(0));
        assertThatIllegalArgumentException().isThrownBy(() -> radau.withInitialStep(-1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> radau.withTolerances(1e-9, new double[] {1, 1})
                        .integrate(SmallField.decay(1), 0, new double[] {1}, 1, StepMonitor.silent()))
                .withMessageContaining("atol has 2");
    }

    @Test
    void takesAnAbsoluteToleranceForEachComponent() {
        StiffProblem p = StiffProblem.robertson();
        IntegrationResult r = RadauIntegrator.defaults()
                .withTolerances(1e-7, new double[] {1e-14, 1e-20, 1e-10})
                .integrate(p.field, 0, p.start, p.end, StepMonitor.silent());
        assertThat(p.relativeError(r.state())).isLessThan(1e-7);
    }

    /** A problem ten million times as stiff costs at most twice as much. */
    @ParameterizedTest
    @ValueSource(ints = {3, 5, 7})
    void costDoesNotGrowWithStiffness(int stages) {
        long mild = evaluations(stages, 1e-3, 1e-8);
        long stiff = evaluations(stages, 1e-10, 1e-8);
        assertThat(stiff).isLessThan(2 * mild);
    }

    private static long evaluations(int stages, double epsilon, double rtol) {
        IntegrationResult r = RadauIntegrator.defaults()
                .withTolerances(rtol, 1e-10)
                .withStages(stages)
                .integrate(SmallField.twoScales(epsilon), 0, new double[] {3, 0}, 10, StepMonitor.silent());
        assertThat(r.termination()).isEqualTo(Termination.END_REACHED);
        return r.statistics().evaluations();
    }

    /** The limit of index 2 with its force as an unknown: tiny ε costs nothing, state and force follow the projected flow. */
    @ParameterizedTest
    @CsvSource({"3, 1e-3", "3, 1e-11", "5, 1e-3", "5, 1e-7", "5, 1e-11", "7, 1e-11"})
    void followsTheLimitOfIndexTwo(int stages, double epsilon) {
        IntegrationResult r = RadauIntegrator.defaults()
                .withTolerances(1e-9, 1e-11)
                .withStages(stages)
                .integrate(
                        SmallField.stiffCircleWithForce(epsilon), 0, new double[] {1, 0, 0}, 3, StepMonitor.silent());
        double[] y = r.state();
        assertThat(y[0]).isCloseTo(1 / Math.cosh(3), within(1e-9 + 2 * epsilon));
        assertThat(y[1]).isCloseTo(-Math.tanh(3), within(1e-9 + 2 * epsilon));
        assertThat(y[2]).isCloseTo(Math.tanh(3), within(1e-8 + 2 * epsilon));
        assertThat(r.statistics().evaluations()).isLessThan(2000);
    }

    /** Eliminating the force changes the road of Newton's iteration, not its aim. */
    @Test
    void eliminatedForceGivesTheSameSolution() {
        RadauIntegrator radau = RadauIntegrator.defaults().withTolerances(1e-9, 1e-11);
        double[] eliminated = radau.integrate(
                        SmallField.stiffCircle(1e-6), 0, new double[] {1, 0}, 3, StepMonitor.silent())
                .state();
        double[] unknown = radau.integrate(
                        SmallField.stiffCircleWithForce(1e-6), 0, new double[] {1, 0, 0}, 3, StepMonitor.silent())
                .state();
        assertThat(eliminated[0]).isCloseTo(unknown[0], within(3e-9));
        assertThat(eliminated[1]).isCloseTo(unknown[1], within(3e-9));
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e2, 1e6, 1e10})
    void solvesProtheroAndRobinson(double k) {
        IntegrationResult r = RadauIntegrator.defaults()
                .withTolerances(1e-8, 1e-10)
                .integrate(SmallField.protheroRobinson(k), 0, new double[] {0}, 10, StepMonitor.silent());
        assertThat(r.state()[0]).isCloseTo(Math.sin(10), within(1e-8));
        assertThat(r.statistics().steps()).isLessThan(300);
    }

    @Test
    void conservesWhatRobertsonConserves() {
        StiffProblem p = StiffProblem.robertson();
        double[] y = new double[3];
        RadauIntegrator.defaults().withTolerances(1e-8, 1e-16).integrate(p.field, 0, p.start, p.end, step -> {
            step.stateAt(0.5 * (step.start() + step.end()), y);
            assertThat(y[0] + y[1] + y[2]).isCloseTo(1, within(1e-12));
            step.stateAt(step.end(), y);
            assertThat(y[0] + y[1] + y[2]).isCloseTo(1, within(1e-12));
            return StepMonitor.Verdict.CONTINUE;
        });
    }

    @Test
    void choosesItsStagesByTolerance() {
        assertThat(evaluationsByDefault(1e-4)).isEqualTo(evaluations(3, 1e-3, 1e-4));
        assertThat(evaluationsByDefault(1e-6)).isEqualTo(evaluations(5, 1e-3, 1e-6));
    }

    private static long evaluationsByDefault(double rtol) {
        return RadauIntegrator.defaults()
                .withTolerances(rtol, 1e-10)
                .integrate(SmallField.twoScales(1e-3), 0, new double[] {3, 0}, 10, StepMonitor.silent())
                .statistics()
                .evaluations();
    }

    @Test
    void recoversFromASingularShift() {
        StiffVectorField field = new SingularAtFirst(SmallField.decay(1), 3);
        IntegrationResult r = RadauIntegrator.defaults().integrate(field, 0, new double[] {1}, 1, StepMonitor.silent());
        assertThat(r.termination()).isEqualTo(Termination.END_REACHED);
        assertThat(r.statistics().rejections()).isGreaterThanOrEqualTo(3);
        assertThat(r.state()[0]).isCloseTo(Math.exp(-1), within(1e-7));
    }

    @Test
    void givesUpOnAMatrixThatIsAlwaysSingular() {
        StiffVectorField field = new SingularAtFirst(SmallField.decay(1), Integer.MAX_VALUE);
        IntegrationResult r = RadauIntegrator.defaults().integrate(field, 1, new double[] {1}, 2, StepMonitor.silent());
        assertThat(r.termination()).isEqualTo(Termination.STEP_TOO_SMALL);
        assertThat(r.time()).isEqualTo(1);
    }

    /** Says "singular" for the first factorizations. */
    private record SingularAtFirst(DenseStiffField field, int failures) implements StiffVectorField {
        @Override
        public int dimension() {
            return field.dimension();
        }

        @Override
        public void evaluate(double t, double[] y, double[] dydt) {
            field.evaluate(t, y, dydt);
        }

        @Override
        public ShiftedJacobian jacobian() {
            ShiftedJacobian inner = field.jacobian();
            return new ShiftedJacobian() {
                private int left = failures;

                @Override
                public void allocate(int slots) {
                    inner.allocate(slots);
                }

                @Override
                public void linearize(double t, double[] y) {
                    inner.linearize(t, y);
                }

                @Override
                public void factor(int slot, double re, double im) {
                    if (left-- > 0) {
                        throw new SingularShiftException("made up");
                    }
                    inner.factor(slot, re, im);
                }

                @Override
                public void solve(int slot, double[] b) {
                    inner.solve(slot, b);
                }

                @Override
                public void solve(int slot, double[] bRe, double[] bIm) {
                    inner.solve(slot, bRe, bIm);
                }
            };
        }
    }
}
