package plateau.ode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ExplicitIntegratorTest {
    @Nested
    class OrderEight extends IntegratorContract {
        @Override
        Integrator<? super DenseStiffField> integrator(long maximalSteps) {
            return ExplicitIntegrator.defaults().withTolerances(1e-9, 1e-12).withMaximalSteps(maximalSteps);
        }
    }

    @Nested
    class OrderFive extends IntegratorContract {
        @Override
        Integrator<? super DenseStiffField> integrator(long maximalSteps) {
            return ExplicitIntegrator.defaults()
                    .withOrder(5)
                    .withTolerances(1e-9, 1e-12)
                    .withMaximalSteps(maximalSteps);
        }
    }

    @Test
    void refusesAnOrderItDoesNotHave() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ExplicitIntegrator.defaults().withOrder(4));
    }

    @Test
    void refusesASafetyFactorThatIsNone() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ExplicitIntegrator.defaults().withSafety(1))
                .withMessageContaining("(0, 1)");
    }

    @Test
    void refusesAlgebraicComponents() {
        DenseStiffField field = SmallField.stiffCircleWithForce(1e-3);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ExplicitIntegrator.defaults()
                        .integrate(field, 0, new double[] {1, 0, 0}, 1, StepMonitor.silent()))
                .withMessageContaining("algebraic");
    }

    @Test
    void agreesWithTheImplicitIntegrator() {
        StiffProblem hires = StiffProblem.hires();
        IntegrationResult r = ExplicitIntegrator.defaults()
                .withTolerances(1e-9, 1e-13)
                .integrate(hires.field, 0, hires.start, hires.end, StepMonitor.silent());
        assertThat(hires.relativeError(r.state())).isLessThan(1e-7);
    }

    @Test
    void theDenseOutputIsPaidForWhereSomebodyLooks() {
        IntegrationResult unseen = orbit(StepMonitor.silent());
        long steps = unseen.statistics().steps() + unseen.statistics().rejections();
        assertThat(unseen.statistics().evaluations()).isLessThanOrEqualTo(12 * steps + 3);
        double[] worst = {0, 0};
        IntegrationResult seen = orbit(step -> {
            double[] y = new double[2];
            for (int i = 0; i <= 10; i++) {
                double t = step.start() + (step.end() - step.start()) * i / 10;
                step.stateAt(t, y);
                worst[0] = Math.max(worst[0], Math.abs(y[0] - Math.cos(t)));
                step.sketchAt(t, y);
                worst[1] = Math.max(worst[1], Math.abs(y[0] - Math.cos(t)));
            }
            return StepMonitor.Verdict.CONTINUE;
        });
        assertThat(seen.statistics().evaluations() - unseen.statistics().evaluations())
                .isEqualTo(3 * seen.statistics().steps());
        assertThat(worst[0]).isLessThan(1e-7);
        assertThat(worst[1]).isBetween(1e-7, 1e-2);
    }

    @Test
    void tellsTheStepItWouldHaveGoneOnWith() {
        double next = orbit(step -> StepMonitor.Verdict.STOP).nextStep().getAsDouble();
        assertThat(next).isBetween(1e-3, 10.0);
    }

    private static IntegrationResult orbit(StepMonitor monitor) {
        return ExplicitIntegrator.defaults()
                .withTolerances(1e-9, 1e-9)
                .integrate(SmallField.oscillator(), 0, new double[] {1, 0}, 20, monitor);
    }
}
