package plateau.timescale;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import plateau.flow.MeanFieldGolden;

/** Learning times t90, t50, t10 of the fast–slow solve against SciPy, and the estimate of their error. */
class FastSlowGoldenTest {
    private record Found(double error, double estimate) {}

    static List<MeanFieldGolden> cases() {
        return MeanFieldGolden.all();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void agreesAtDefaultTolerance(MeanFieldGolden golden) {
        assertThat(found(golden, 1e-8)).allSatisfy(f -> assertThat(f.error).isLessThan(1e-4));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void agreesAtTightTolerance(MeanFieldGolden golden) {
        assertThat(found(golden, 1e-10)).allSatisfy(f -> assertThat(f.error).isLessThan(1e-6));
    }

    @Test
    void theEstimateCoversTheErrorAndIsNotFarAboveIt() {
        List<Found> all =
                cases().stream().flatMap(golden -> found(golden, 1e-8).stream()).toList();
        assertThat(all).hasSizeGreaterThan(100);
        long covered = all.stream().filter(f -> f.estimate >= f.error).count();
        assertThat(covered).isGreaterThanOrEqualTo((long) Math.ceil(0.95 * all.size()));
        double[] ratios =
                all.stream().mapToDouble(f -> f.estimate / f.error).sorted().toArray();
        assertThat(ratios[ratios.length / 2]).isLessThanOrEqualTo(100);
    }

    private static List<Found> found(MeanFieldGolden golden, double rtol) {
        double end = golden.times().get(golden.times().size() - 1);
        Run run = new FastSlowSolver(golden.links(), golden.classes(), rtol)
                .run(golden.epsilon(), List.of(), end, end, Progress.SILENT);
        assertThat(run.termination().successful()).isTrue();
        List<Found> found = new ArrayList<>();
        for (DegreeTimes times : run.times()) {
            List<OptionalDouble> solved = List.of(times.t90(), times.t50(), times.t10());
            List<OptionalDouble> expected = golden.learnedAt(times.degree());
            IntStream.range(0, 3).forEach(j -> {
                assertThat(solved.get(j).isPresent()).isEqualTo(expected.get(j).isPresent());
                double time = expected.get(j).orElse(0);
                if (time > 0) {
                    double t = solved.get(j).getAsDouble();
                    double estimate = run.relativeErrorAt(times.degree(), t).getAsDouble();
                    found.add(new Found(Math.abs(t / time - 1), estimate));
                }
            });
        }
        return found;
    }
}
