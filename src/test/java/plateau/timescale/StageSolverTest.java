package plateau.timescale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import plateau.flow.InitialLaw;
import plateau.flow.LinkPair;
import plateau.flow.NeuronClasses;

class StageSolverTest {
    private static final NeuronClasses GAUSS_LEGENDRE = GaussLegendreClasses.of(20);

    private static StageSolution solve(LinkPair links, NeuronClasses classes, int p) {
        return StageSolver.defaults().solve(Stage.of(links, 1, p), StageState.afterDegreeOne(links, classes));
    }

    private static LinkPair ones(double... both) {
        return LinkPair.ofCoefficients(both, both);
    }

    @Test
    void constantOfDegreeTwoIsTheOneOfTheTheory() {
        StageSolution solution = solve(ones(1, 1, 1), GAUSS_LEGENDRE, 2);
        assertThat(solution.outcome()).isEqualTo(StageOutcome.BLOWS_UP);
        assertThat(solution.constant().orElseThrow()).isCloseTo(0.674584, within(2e-6));
        // Next to the blow-up, where moments are 1e18 times the values held.
        assertThat(solution.drift()).isLessThan(1e-12);
        assertThat(solution.rank()).isEqualTo(2);
    }

    @Test
    void errorEstimateCoversTheDifferenceToATighterTolerance() {
        LinkPair links = ones(1, 1, 1);
        StageState start = StageState.afterDegreeOne(links, GAUSS_LEGENDRE);
        double exact = StageSolver.defaults()
                .withRtol(1e-13)
                .solve(Stage.of(links, 1, 2), start)
                .constant()
                .orElseThrow();
        for (double rtol : new double[] {1e-7, 1e-8, 1e-9, 1e-10}) {
            StageSolution solution = StageSolver.defaults().withRtol(rtol).solve(Stage.of(links, 1, 2), start);
            double error = Math.abs(solution.constant().orElseThrow() - exact);
            assertThat(error).isLessThanOrEqualTo(solution.error());
            assertThat(solution.error()).isLessThan(1e-3 * Math.sqrt(rtol / 1e-7));
        }
    }

    @Property(tries = 30)
    void constantScalesAsTheTheorySays(
            @ForAll @DoubleRange(min = 0.1, max = 5) double phi1,
            @ForAll @DoubleRange(min = 0.1, max = 5) double sigma1,
            @ForAll @DoubleRange(min = 0.1, max = 5) double phi2,
            @ForAll boolean opposite) {
        double sign = opposite ? -1 : 1;
        LinkPair links = LinkPair.ofCoefficients(new double[] {0, phi1, phi2}, new double[] {0, sigma1, sign * 0.7});
        // Not symmetric: with σ_2 φ_2 < 0 the other end of the law of a(0) leads.
        NeuronClasses classes = InitialLaw.parse("atoms:-1@0.3,0.2@0.3,0.9@0.4").classes(3);
        NeuronClasses mirrored =
                InitialLaw.parse("atoms:1@0.3,-0.2@0.3,-0.9@0.4").classes(3);
        double unit = solve(ones(0, 1, 1), classes, 2).constant().orElseThrow();
        double expected = unit / (0.7 * phi2 * Math.sqrt(phi1 / sigma1));
        double found = solve(links, opposite ? mirrored : classes, 2).constant().orElseThrow();
        assertThat(found).isCloseTo(expected, within(1e-7 * expected));
    }

    @Test
    void sizeOfTheLawOfADoesNotMatter() {
        LinkPair links = ones(1, 1, 1);
        double small = solve(links, InitialLaw.parse("uniform:-1:1").classes(6), 2)
                .constant()
                .orElseThrow();
        double large = solve(links, InitialLaw.parse("uniform:-30:30").classes(6), 2)
                .constant()
                .orElseThrow();
        assertThat(large).isCloseTo(small, within(1e-8));
    }

    @Test
    void classesThatAreOneClassMayBeSplit() {
        LinkPair links = ones(1, 1, 1);
        NeuronClasses three = InitialLaw.parse("atoms:-1@0.3,0.2@0.3,1@0.4").classes(3);
        NeuronClasses four =
                InitialLaw.parse("atoms:-1@0.3,0.2@0.1,0.2@0.2,1@0.4").classes(4);
        assertThat(solve(links, four, 2).constant().orElseThrow())
                .isCloseTo(solve(links, three, 2).constant().orElseThrow(), within(1e-8));
    }

    /** Gaps with a constraint, with a degree that joins late, and alone; the full flow at ε = 1e-16 agrees. */
    @ParameterizedTest
    @CsvSource({
        "3, '0,1,0,1', '0,1,0,1', 0.12004536",
        "4, '1,1,0,0,1', '1,1,0,1,1', 0.02293306",
        "4, '0,1,0,0,1', '1,1,1,1,1', 0.04967378"
    })
    void widerGapsHaveConstants(int p, String phi, String sigma, double expected) {
        LinkPair links = LinkPair.ofCoefficients(numbers(phi), numbers(sigma));
        double c = solve(links, GAUSS_LEGENDRE, p).constant().orElseThrow();
        NumericalLaw law = NumericalLaw.fit(links, GAUSS_LEGENDRE, Stage.of(links, 1, p), List.of(1e-14, 1e-16), 1e-9)
                .orElseThrow();
        assertThat(c).isCloseTo(law.scaled().get(1), within(1e-3 * c));
        assertThat(c).isCloseTo(expected, within(1e-7));
    }

    private static double[] numbers(String list) {
        return Arrays.stream(list.split(",")).mapToDouble(Double::parseDouble).toArray();
    }

    /** By symmetry E[A S²] = 0 on this path, so that damping by degree 2 changes nothing; it only makes the end stiff. */
    @Test
    void dampingOfAMomentThatVanishesChangesNothing() {
        LinkPair damped = LinkPair.ofCoefficients(new double[] {0, 1, 0, 1}, new double[] {0, 1, 1, 1});
        StageSolution solution = solve(damped, GAUSS_LEGENDRE, 3);
        assertThat(solution.stage().damping()).containsExactly(2);
        assertThat(solution.constant().orElseThrow()).isCloseTo(0.12004536, within(2e-6));
    }

    @Test
    void twoBalancedClassesDoNotBlowUpWithDegreeZeroHeld() {
        NeuronClasses two = InitialLaw.parse("rademacher").classes(2);
        StageSolution held = solve(ones(1, 1, 1), two, 2);
        assertThat(held.outcome()).isEqualTo(StageOutcome.NO_BLOW_UP);
        assertThat(held.constant()).isEmpty();
        assertThat(held.growth()).isCloseTo(1, within(0.01));
        // Without degree 0 one of them can run away: the full flow's t_2/ε^{1/4} is 2.3103 at 1e-30.
        assertThat(solve(ones(0, 1, 1), two, 2).constant().orElseThrow()).isCloseTo(2.31622, within(1e-5));
    }

    @Test
    void constantFallsAsTheClassesOfAnUnboundedLawGrow() {
        LinkPair links = ones(1, 1, 1);
        double before = Double.POSITIVE_INFINITY;
        for (int n : new int[] {10, 40, 160}) {
            double c = solve(links, InitialLaw.parse("normal:0:1").classes(n), 2)
                    .constant()
                    .orElseThrow();
            assertThat(c).isLessThan(0.75 * before);
            before = c;
        }
    }

    /** c_n − c_{2n} falls by 1.6 to 1.75 with each doubling, an order of about 0.7. */
    @Test
    void constantOfTheUniformLawConvergesInTheNumberOfClasses() {
        LinkPair links = ones(1, 1, 1);
        double[] c = new double[5];
        for (int i = 0; i < c.length; i++) {
            c[i] = solve(links, InitialLaw.parse("uniform:-1:1").classes(10 << i), 2)
                    .constant()
                    .orElseThrow();
        }
        for (int i = 2; i < c.length; i++) {
            double order = Math.log((c[i - 2] - c[i - 1]) / (c[i - 1] - c[i])) / Math.log(2);
            assertThat(order).isBetween(0.65, 0.85);
        }
    }

    @Test
    void badInputIsNamed() {
        assertThatThrownBy(() -> Stage.of(ones(0, 1, 1, 1), 1, 3)).hasMessageContaining("degree 2 is learned between");
        assertThatThrownBy(() -> Stage.of(ones(0, 1, 0, 1), 1, 2)).hasMessageContaining("learnable");
        assertThatThrownBy(() -> StageSolver.defaults().withRtol(0)).hasMessageContaining("rtol");
        assertThatThrownBy(() -> StageState.of(new double[1], new double[2], new double[1]))
                .hasMessageContaining("as many");
        StageSolution still =
                solve(ones(1, 1, 1), InitialLaw.parse("rademacher").classes(2), 2);
        assertThatThrownBy(() -> BlowUpProfile.of(still)).hasMessageContaining("NO_BLOW_UP");
    }
}
