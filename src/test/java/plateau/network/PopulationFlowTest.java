package plateau.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import plateau.link.StandardLinks;

/** The right-hand side is the gradient of the risk, found by differences. */
class PopulationFlowTest {
    private static final int M = 4;
    private static final int D = 6;
    private static final double H = 1e-3;

    static List<NetworkProblem> problems() {
        return List.of(
                new NetworkProblem(PopulationLinks.hermite(1, 0.7, 0.5, 0.3), StandardLinks.relu(), 0.1),
                new NetworkProblem(StandardLinks.abs(), StandardLinks.tanh(), 1),
                new NetworkProblem(StandardLinks.tanh(), PopulationLinks.biasedRelu(0.3), 0.01),
                new NetworkProblem(PopulationLinks.stepAt(0.2), StandardLinks.softplus(), 0.01));
    }

    @ParameterizedTest
    @MethodSource("problems")
    void secondLayerFollowsTheGradient(NetworkProblem problem) {
        PopulationRisk risk = PopulationRisk.of(problem);
        NetworkStart start = start();
        double[] dy = derivatives(risk, start);
        for (int i = 0; i < M; i++) {
            double slope = (risk(risk, changedWeight(start, i, H)) - risk(risk, changedWeight(start, i, -H))) / (2 * H);
            assertThat(dy[i]).isCloseTo(-M * slope / problem.epsilon(), within(1e-8 / problem.epsilon()));
        }
    }

    @ParameterizedTest
    @MethodSource("problems")
    void firstLayerFollowsTheProjectedGradient(NetworkProblem problem) {
        PopulationRisk risk = PopulationRisk.of(problem);
        NetworkStart start = start();
        double[] dy = derivatives(risk, start);
        for (int i = 0; i < M; i++) {
            assertThat(Rows.dot(dy, M + i * D, start.u(), i * D, D)).isCloseTo(0, within(1e-14));
            for (int l = 0; l < D; l++) {
                double slope = (8 * (moved(risk, start, i, l, H) - moved(risk, start, i, l, -H))
                                - moved(risk, start, i, l, 2 * H)
                                + moved(risk, start, i, l, -2 * H))
                        / (12 * H);
                assertThat(dy[M + i * D + l]).isCloseTo(-M * slope, within(1e-8));
            }
        }
    }

    /** Against R = ½ E (y − f)² sampled, so that the risk itself is not only consistent with itself. */
    @ParameterizedTest
    @MethodSource("problems")
    void theRiskIsTheSampledOne(NetworkProblem problem) {
        NetworkStart start = start();
        double[] sampled = SampledRisk.of(problem, start, 400_000, RandomSource.XO_SHI_RO_256_PP.create(3));
        assertThat(risk(PopulationRisk.of(problem), start)).isCloseTo(sampled[0], within(5 * sampled[1]));
    }

    private static NetworkStart start() {
        return NetworkStart.random(new double[] {1.2, -0.7, 0.4, 2}, D, 8);
    }

    private static double[] derivatives(PopulationRisk risk, NetworkStart start) {
        PopulationFlow flow = new PopulationFlow(risk, start);
        double[] dy = new double[flow.dimension()];
        flow.derivatives(PopulationFlow.initialState(start), dy);
        return dy;
    }

    private static double risk(PopulationRisk risk, NetworkStart start) {
        return risk.risk(start.a(), start.targetOverlaps(), start.overlaps());
    }

    private static NetworkStart changedWeight(NetworkStart start, int i, double h) {
        double[] a = start.a();
        a[i] += h;
        return NetworkStart.of(a, start.u(), start.ustar());
    }

    /** The risk where u_i has gone h e_l and back to the sphere. */
    private static double moved(PopulationRisk risk, NetworkStart start, int i, int l, double h) {
        double[] u = start.u();
        u[i * D + l] += h;
        Rows.scale(u, i * D, D, 1 / Math.sqrt(Rows.dot(u, i * D, u, i * D, D)));
        return risk(risk, NetworkStart.of(start.a(), u, start.ustar()));
    }
}
