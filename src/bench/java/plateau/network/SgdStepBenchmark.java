package plateau.network;

import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import plateau.blas.Blas;
import plateau.blas.Precision;
import plateau.link.LinkFunction;
import plateau.link.StandardLinks;

/** One step of SGD: a batch drawn, the network evaluated on it, the weights moved and projected. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(value = 1, jvmArgs = "-Xmx1g")
public class SgdStepBenchmark {
    @Param({"20x1000x1", "128x512x1", "1024x1024x256"})
    String widthDimensionBatch = "20x1000x1";

    @Param({"relu", "erf"})
    String activation = "relu";

    @Param({"1", "2"})
    int threads = 1;

    @Param({"DOUBLE", "FLOAT"})
    Precision precision = Precision.DOUBLE;

    private GaussianData data;
    private SgdStep step;

    @Setup(Level.Trial)
    public void prepare() {
        int[] sizes = Arrays.stream(widthDimensionBatch.split("x", -1))
                .mapToInt(Integer::parseInt)
                .toArray();
        LinkFunction sigma = Objects.requireNonNull(StandardLinks.byName().get(activation));
        NetworkProblem problem = new NetworkProblem(StandardLinks.tanh(), sigma, 0.1);
        double[] a = new double[sizes[0]];
        Arrays.fill(a, 0.5);
        NetworkStart start = NetworkStart.random(a, sizes[1], 1);
        SgdSettings settings =
                SgdSettings.of(1e-4 / sizes[1]).withBatch(sizes[2]).withPrecision(precision);
        Blas blas = Blas.fastest();
        blas.setThreads(threads);
        data = GaussianData.training(problem.phi(), start.ustar(), 0, 1);
        step = new SgdStep(problem, start, settings, blas);
    }

    @TearDown(Level.Trial)
    public void close() {
        step.close();
    }

    @Benchmark
    public boolean step() {
        return step.advance(data);
    }
}
