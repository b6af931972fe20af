package plateau.ode;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Radau IIA on stiff problems with published solutions. */
class StiffProblemsTest {
    static Stream<Arguments> problems() {
        return Stream.of(3, 5, 7).flatMap(s -> Stream.of(
                        StiffProblem.robertson(),
                        StiffProblem.vanDerPol(),
                        StiffProblem.oregonator(),
                        StiffProblem.hires())
                .map(p -> Arguments.of(p, s)));
    }

    @ParameterizedTest
    @MethodSource("problems")
    void agreesWithThePublishedSolution(StiffProblem problem, int stages) {
        for (double rtol : new double[] {1e-4, 1e-6, 1e-8, 1e-10}) {
            IntegrationResult r = RadauIntegrator.defaults()
                    .withTolerances(rtol, 1e-8 * rtol)
                    .withStages(stages)
                    .integrate(problem.field, 0, problem.start, problem.end, step -> StepMonitor.Verdict.CONTINUE);
            assertThat(r.termination()).isEqualTo(Termination.END_REACHED);
            assertThat(problem.relativeError(r.state())).isLessThan(100 * rtol);
        }
    }
}
