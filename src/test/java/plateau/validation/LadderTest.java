package plateau.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import plateau.blas.Blas;
import plateau.timescale.Progress;

/** A right reduced flow agrees with the network; with an error put in on purpose it does not, in every rung that looks. */
class LadderTest {
    private static final String PROBLEM =
            """
            name = "small"
            title = "Small"
            lesson = "None."

            [problem]
            phi = [1, 1, 0.5]
            sigma = [0.8, 1, 0.6]
            init = "uniform:-1:1"
            classes = 4
            epsilon = 0.1
            times = [0.2, 0.5, 1.0]
            """;

    private static final String ORTHONORMAL = PROBLEM + "[orthonormal]\nwidth = 8\n";

    /** d = 12 makes runs cheap enough for intervals that a few per cent cannot hide in. */
    private static final String SGD = PROBLEM
            + """
            [sgd]
            width = 4
            dimension = 12
            scaled-steps = [0.005, 0.01, 0.02]
            seeds = [300, 150, 150]
            same-start = true
            half-width = 0.01
            """;

    private static final String TIMES = PROBLEM
            + """
            [learning-times]
            width = 4
            dimension = 50
            scaled-step = 0.01
            seeds = 8
            allowed = 0.1
            """;

    private static CaseResult climb(String toml, ReducedDynamics reduced, int threads) {
        try {
            ValidationCase experiment = ExperimentFile.parse("small.toml", toml, false);
            return Ladder.of(reduced, Blas.fastest(), threads).climb(experiment, Progress.SILENT);
        } catch (ExperimentException e) {
            throw new AssertionError(e);
        }
    }

    private static List<String> disagreeing(CaseResult result) {
        return result.comparisons().stream()
                .filter(c -> !c.agrees())
                .map(c -> c.name() + ": " + c.measured() + " > " + c.allowed() + ", " + c.value())
                .toList();
    }

    static Stream<ReducedDynamics> right() {
        return Stream.of(new PlateauDynamics(), WrongDynamics.NO_ERROR);
    }

    static Stream<Arguments> wrong() {
        return Stream.of(
                Arguments.of("U' off by 5 %", WrongDynamics.DERIVATIVE),
                Arguments.of("a wrong sign in the projection", WrongDynamics.PROJECTION),
                Arguments.of("epsilon off by 10 %", WrongDynamics.EPSILON));
    }

    @ParameterizedTest
    @MethodSource("right")
    void theRightFlowAgreesOnTheOrthonormalRung(ReducedDynamics reduced) {
        assertThat(disagreeing(climb(ORTHONORMAL, reduced, 1))).isEmpty();
    }

    /** The SGD runs, which know no reduced flow, are made once; {@code null} until then. */
    private static @Nullable Laboratory trained;

    private static List<Comparison> againstSgd(ReducedDynamics reduced) throws ExperimentException {
        ValidationCase experiment = ExperimentFile.parse("small.toml", SGD, false);
        Laboratory laboratory = trained;
        if (laboratory == null) {
            laboratory = Laboratory.of(experiment.problem(), reduced, Blas.fastest(), 2);
            trained = laboratory;
        }
        return experiment
                .rungs()
                .get(0)
                .run(laboratory.against(reduced), Progress.SILENT)
                .comparisons();
    }

    @ParameterizedTest
    @MethodSource("right")
    void theRightFlowAgreesWithSgd(ReducedDynamics reduced) throws Exception {
        assertThat(againstSgd(reduced)).hasSize(5).allMatch(Comparison::agrees);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("wrong")
    void anErrorIsSeenOnTheOrthonormalRung(String error, ReducedDynamics reduced) {
        CaseResult result = climb(ORTHONORMAL, reduced, 1);
        assertThat(result.verdict()).isEqualTo(Verdict.DISAGREES);
        assertThat(result.rungs().get(0).comparisons())
                .as("class flow and network are right, so both pairs disagree")
                .noneMatch(Comparison::agrees)
                .allMatch(c -> c.suspect().orElseThrow() == Suspect.REDUCTION);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("wrong")
    void anErrorIsSeenBySgd(String error, ReducedDynamics reduced) throws Exception {
        List<Comparison> comparisons = againstSgd(reduced);
        assertThat(comparisons.stream().filter(c -> !c.agrees()))
                .anyMatch(c -> c.suspect().orElseThrow() == Suspect.REDUCTION);
        assertThat(Verdict.of(comparisons)).isEqualTo(Verdict.DISAGREES);
    }

    @Test
    void noResultDependsOnTheNumberOfThreads() {
        List<Comparison> alone = climb(TIMES, new PlateauDynamics(), 1).comparisons();
        List<Comparison> together = climb(TIMES, new PlateauDynamics(), 3).comparisons();
        assertThat(together).isEqualTo(alone);
        assertThat(alone).hasSize(3 + 4).allMatch(Comparison::agrees);
    }

    @Test
    void anotherSeedGivesOtherNumbers() throws Exception {
        ValidationCase experiment = ExperimentFile.parse("small.toml", TIMES, false);
        Ladder ladder = Ladder.of(new PlateauDynamics(), Blas.fastest(), 2);
        assertThat(ladder.climb(experiment.withSeed(2), Progress.SILENT)
                        .comparisons()
                        .get(1))
                .isNotEqualTo(
                        ladder.climb(experiment, Progress.SILENT).comparisons().get(1));
    }

    @Test
    void withTooFewSeedsTheNoiseIsBlamed() {
        String few = SGD.replace("[300, 150, 150]", "[4, 4, 4]");
        CaseResult result = climb(few, new PlateauDynamics(), 2);
        assertThat(result.verdict()).isEqualTo(Verdict.DISAGREES);
        assertThat(result.comparisons())
                .anyMatch(c -> c.suspect().filter(s -> s == Suspect.NOISE).isPresent());
    }

    @Test
    void anInterruptionKeepsWhatWasDone() throws Exception {
        ValidationCase experiment =
                ExperimentFile.parse("small.toml", ORTHONORMAL + SGD.substring(PROBLEM.length()), false);
        List<String> tasks = new ArrayList<>();
        Progress progress = new Progress() {
            @Override
            public void update(String task, double done) {
                tasks.add(task);
            }

            @Override
            public boolean interrupted() {
                return tasks.stream().anyMatch(t -> t.contains("SGD"));
            }
        };
        CaseResult result = Ladder.of(new PlateauDynamics(), Blas.fastest(), 2).climb(experiment, progress);
        assertThat(result.interrupted()).isTrue();
        assertThat(result.rungs()).extracting(RungResult::rung).containsExactly("orthonormal");
    }
}
