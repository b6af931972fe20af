package plateau.timescale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import plateau.flow.InitialLaw;
import plateau.flow.LinkPair;

class WaitConvergenceTest {
    private static final LinkPair THREE = LinkPair.ofCoefficients(new double[] {1, 1, 1}, new double[] {1, 1, 1});

    /** theory.md §4 has the plain values; without the known corrections they tend to c like ε^{1/4}. */
    @Test
    void fullFlowTendsToTheConstant() {
        List<Double> epsilons = List.of(1e-8, 1e-10, 1e-12, 1e-14, 1e-16, 1e-22, 1e-26, 1e-30);
        List<WaitConvergence.Row> rows = WaitConvergence.of(THREE, GaussLegendreClasses.of(20), epsilons, 1e-10);
        double[] plain = {0.6579, 0.6500, 0.6520, 0.6569, 0.6616};
        for (int i = 0; i < plain.length; i++) {
            assertThat(rows.get(i).scaled()).isCloseTo(plain[i], within(1e-4));
        }
        for (int i = 1; i < rows.size(); i++) {
            double order = Math.log(error(rows.get(i)) / error(rows.get(i - 1)))
                    / Math.log(rows.get(i).epsilon() / rows.get(i - 1).epsilon());
            assertThat(order).isBetween(0.2, 0.3);
        }
        assertThat(error(rows.get(rows.size() - 1))).isLessThan(2e-7);
        assertThat(WaitConvergence.csv(rows).lines().count()).isEqualTo(rows.size() + 1);
    }

    @Test
    void oneStageWithoutBlowUpIsRefused() {
        assertThatThrownBy(() ->
                        WaitConvergence.of(THREE, InitialLaw.parse("rademacher").classes(2), List.of(1e-8), 1e-8))
                .hasMessageContaining("no finite constant");
        LinkPair damped = LinkPair.ofCoefficients(new double[] {0, 1, 0, 1}, new double[] {0, 1, 1, 1});
        assertThatThrownBy(() -> CompositeWait.of(damped, GaussLegendreClasses.of(4)))
                .hasMessageContaining("degree 2");
    }

    private static double error(WaitConvergence.Row row) {
        return Math.abs(row.corrected() - row.constant());
    }
}
