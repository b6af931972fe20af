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
}
