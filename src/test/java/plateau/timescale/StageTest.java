package plateau.timescale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import plateau.flow.LinkPair;

class StageTest {
    private static final double[] SIGMA = {1, 1, 1, 1, 1, 1};

    @Test
    void rolesFollowTheTheory() {
        LinkPair toFive = LinkPair.ofCoefficients(new double[] {0, 1, 0, 0, 0, 1}, SIGMA);
        Stage stage = Stage.of(toFive, 1, 5);
        assertThat(stage.constrained()).containsExactly(0, 1, 2);
        assertThat(stage.damping()).containsExactly(3);
        assertThat(stage.role(4)).isEqualTo(DegreeRole.NEGLIGIBLE);
        assertThat(stage.role(5)).isEqualTo(DegreeRole.DRIVING);
        LinkPair odd = LinkPair.ofCoefficients(new double[] {0, 1, 0, 1}, new double[] {0, 1, 0, 1});
        assertThat(Stage.of(odd, 1, 3).constrained()).containsExactly(1);
        assertThat(Stage.of(odd, 1, 3).damping()).isEmpty();
    }

    /** Four classes with three held moments: the motion is along the manifold, the multipliers solve Gλ = b with theory.md's G. */
    @Test
    void velocityKeepsTheHeldMoments() {
        LinkPair links = LinkPair.ofCoefficients(new double[] {1, 1, 1, 1}, new double[] {1, 0.8, 1.2, 0.5});
        Stage stage = Stage.of(links, 2, 3);
        Random random = new Random(4);
        double[] w = {0.1, 0.2, 0.3, 0.4};
        double[] a = random.doubles(4, -1, 1).toArray();
        double[] s = random.doubles(4, -1, 1).toArray();
        StageState state = StageState.of(w, a, s);
        StageFlow flow = StageFlow.of(stage, state);
        double[] y = flow.vector(state);
        double[] rate = new double[y.length];
        flow.evaluate(0, y, rate);
        for (int k : stage.constrained()) {
            double change = 0;
            for (int i = 0; i < 4; i++) {
                double slope = k == 0 ? 0 : k * Math.pow(s[i], k - 1) * rate[4 + i];
                change += w[i] * (rate[i] * Math.pow(s[i], k) + a[i] * slope);
            }
            // The random state is off its constraints; in the stretched clock it returns at rate 1.
            assertThat(change).isCloseTo(stage.held(k) - state.moment(k), within(1e-12));
        }
    }

    @Test
    void dependentConstraintsAreLeftOut() {
        ConstraintFrame frame = new ConstraintFrame(3, 4);
        double[][] rows = {{1, 2, 0, 1}, {2, 4, 0, 2}, {0, 1, 1, 0}};
        for (int k = 0; k < 3; k++) {
            System.arraycopy(rows[k], 0, frame.row(k), 0, 4);
        }
        frame.factor();
        assertThat(frame.rank()).isEqualTo(2);
        double[] v = {3, -1, 2, 5};
        frame.project(v);
        for (double[] row : rows) {
            double along = 0;
            for (int i = 0; i < 4; i++) {
                along += row[i] * v[i];
            }
            assertThat(along).isCloseTo(0, within(1e-14));
        }
    }

    @Test
    void startSatisfiesItsConstraints() {
        LinkPair links = LinkPair.ofCoefficients(new double[] {1, -2, 1}, new double[] {0.5, 3, 1});
        StageState start = StageState.afterDegreeOne(links, GaussLegendreClasses.of(7));
        assertThat(start.moment(0)).isCloseTo(0, within(1e-15));
        assertThat(start.moment(1)).isCloseTo(-2.0 / 3, within(1e-14));
    }
}
