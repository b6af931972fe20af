package plateau.timescale;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import plateau.flow.InitialLaw;
import plateau.flow.LinkPair;
import plateau.flow.NeuronClasses;

/** A solve to T = 1 with 20 classes and 4 degrees: fast and slow system separately, beside the whole stiff flow. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgs = "-Xmx1g")
public class FastSlowBenchmark {
    private static final double[] ONES = {1, 1, 1, 1};
    private static final double RTOL = 1e-8;

    @Param({"1e-3", "1e-5", "1e-7", "1e-12", "1e-30"})
    double epsilon;

    private final LinkPair links = LinkPair.ofCoefficients(ONES, ONES);
    private final NeuronClasses neurons = InitialLaw.parse("uniform:-1:1").classes(20);

    @Benchmark
    public Run fastSlow() {
        return new FastSlowSolver(links, neurons, RTOL).run(epsilon, List.of(), 1, 1, Progress.SILENT);
    }

    @Benchmark
    public Run reference() {
        return new ReferenceSolver(links, neurons, RTOL).run(epsilon, List.of(), 1, 1, Progress.SILENT);
    }
}
