package plateau.timescale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import plateau.flow.InitialLaw;
import plateau.flow.LinkPair;
import plateau.flow.NeuronClasses;

class StageChainTest {
    private static final LinkPair FOUR = LinkPair.ofCoefficients(new double[] {1, 1, 1, 1}, new double[] {1, 1, 1, 1});
    private static final LinkPair WITHOUT_ZERO =
            LinkPair.ofCoefficients(new double[] {0, 1, 1, 1}, new double[] {0, 1, 1, 1});

    /** Two groups share the ray: the two roots x of 2x² − 3μx + μ² − 1 = 0, X_A = X_S (x − μ), x = σ_2 φ_2 X_S. */
    @Test
    void blowUpProfileSolvesItsEquation() {
        NeuronClasses classes = InitialLaw.parse("uniform:-1:1").classes(20);
        StageSolution solution =
                StageChain.solve(WITHOUT_ZERO, classes, StageSolver.defaults()).get(0);
        StageState groups = BlowUpProfile.of(solution).groups();
        assertThat(groups.count()).isEqualTo(2);
        double[] x = new double[2];
        double[] mu = new double[2];
        double toUnits = 2 / (groups.s(1) / 1.84029);
        for (int g = 0; g < 2; g++) {
            x[g] = groups.s(g) * toUnits / 2;
            mu[g] = x[g] * (1 - groups.a(g) / groups.s(g) / x[g]);
        }
        assertThat(2 * x[1] * x[1] - 3 * mu[1] * x[1] + mu[1] * mu[1] - 1).isCloseTo(0, within(1e-3));
        assertThat(groups.moment(1)).isCloseTo(0, within(1e-3));
    }

    @Test
    void afterTheFirstStageTooFewGroupsAreLeft() {
        List<StageSolution> stages = StageChain.solve(FOUR, GaussLegendreClasses.of(20), StageSolver.defaults());
        assertThat(stages)
                .extracting(StageSolution::outcome)
                .containsExactly(StageOutcome.BLOWS_UP, StageOutcome.NO_BLOW_UP);
        assertThat(stages.get(1).start().moment(2)).isCloseTo(1, within(1e-12));
    }

    /** The groups integrated, not counted: E[A S³] grows like τ. */
    @Test
    void countingAgreesWithIntegration() {
        NeuronClasses classes = InitialLaw.parse("rademacher").classes(2);
        StageSolution first =
                StageChain.solve(WITHOUT_ZERO, classes, StageSolver.defaults()).get(0);
        StageState start = BlowUpProfile.of(first).nextStart().orElseThrow();
        StageSolution second = StageSolver.defaults().withRtol(1e-8).solve(Stage.of(WITHOUT_ZERO, 2, 3), start);
        assertThat(second.outcome()).isEqualTo(StageOutcome.NO_BLOW_UP);
        assertThat(second.growth()).isCloseTo(1, within(0.1));
    }

    /** So what the laws give instead is fitted; its exponent is not yet 1/6, and its spread says by how much. */
    @Test
    void numericalLawServesWhereLeadingOrderFails() {
        NeuronClasses classes = InitialLaw.parse("uniform:-1:1").classes(20);
        NumericalLaw law = NumericalLaw.fit(
                        WITHOUT_ZERO, classes, Stage.of(WITHOUT_ZERO, 2, 3), List.of(1e-16, 1e-20, 1e-24), 1e-8)
                .orElseThrow();
        assertThat(law.exponent()).isBetween(0.155, 1 / 6.0);
        assertThat(law.scaled()).isSorted();
        assertThat(law.spread()).isBetween(0.05, 0.2);
        assertThatThrownBy(() ->
                        NumericalLaw.fit(WITHOUT_ZERO, classes, Stage.of(WITHOUT_ZERO, 2, 3), List.of(1e-16), 1e-8))
                .hasMessageContaining("two or more");
    }

    /** Two balanced classes with σ_0 ≠ 0: degree 2 waits until s is of size 1, whatever ε. */
    @Test
    void balancedClassesWaitForATimeWithoutEpsilon() {
        LinkPair links = LinkPair.ofCoefficients(new double[] {1, 1, 1}, new double[] {1, 1, 1});
        NumericalLaw law = NumericalLaw.fit(
                        links,
                        InitialLaw.parse("rademacher").classes(2),
                        Stage.of(links, 1, 2),
                        List.of(1e-8, 1e-10, 1e-12),
                        1e-9)
                .orElseThrow();
        assertThat(law.exponent()).isCloseTo(0, within(0.001));
        assertThat(law.constant()).isCloseTo(0.0744, within(0.001));
    }

    @Test
    void lawsCarryTheConstantAndWhatItBelongsTo() {
        List<LearningLaw> laws = LearningLaws.of(FOUR, GaussLegendreClasses.of(20), "a law");
        assertThat(laws.get(2).constant().orElseThrow()).isCloseTo(0.674584, within(2e-6));
        assertThat(laws.get(2).formula()).contains("0.674584 ε^(1/4)", "20 classes of a law");
        assertThat(laws.get(3).constant()).isEmpty();
        assertThat(laws.get(3).formula()).contains("no finite c");
    }
}
