package plateau.bench;

import java.util.Random;
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
import org.openjdk.jmh.annotations.Warmup;
import plateau.blas.Blas;
import plateau.blas.Matrix;
import plateau.flow.LinkPair;
import plateau.flow.OverlapFlow;
import plateau.flow.OverlapStart;
import plateau.hermite.HermiteExpansion;
import plateau.symbolic.FormulaLink;

/** One evaluation of the overlap flow beside its m × m matrix product alone: the rest is O(m²) and should be little. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 10, time = 1)
@Fork(value = 1, jvmArgs = "-Xmx2g")
public class OverlapBenchmark {
    @Param({"1000"})
    int width;

    @Param({"1", "2"})
    int threads;

    @Param({"polynomial", "relu", "tanh"})
    String activation = "";

    private final Blas blas = Blas.fastest();
    private OverlapFlow flow;
    private double[] y;
    private double[] dydt;
    private Matrix left;
    private Matrix right;
    private Matrix result;

    @Setup(Level.Trial)
    public void prepare() {
        blas.setThreads(threads);
        HermiteExpansion sigma = activation.equals("polynomial")
                ? HermiteExpansion.ofCoefficients(0.8, 1, 0.6, 0.5)
                : HermiteExpansion.of(FormulaLink.parse(activation), 4);
        LinkPair links = LinkPair.of(HermiteExpansion.ofCoefficients(1, 0.7, 0.5, 0.3), sigma, 4);
        Random random = new Random(1);
        double[] a = random.doubles(width, -1, 1).toArray();
        flow = OverlapFlow.of(links, OverlapStart.orthonormal(a), 1e-2);
        y = flow.initialState();
        for (int i = width; i < y.length; i++) {
            y[i] = 0.1 * random.nextDouble();
        }
        dydt = new double[y.length];
        left = blas.matrix(width, width);
        right = blas.matrix(width, width);
        result = blas.matrix(width, width);
        double[] entries = random.doubles((long) width * width).toArray();
        left.set(entries);
        right.set(entries);
    }

    @Benchmark
    public double[] evaluation() {
        flow.evaluate(0, y, dydt);
        return dydt;
    }

    @Benchmark
    public Matrix product() {
        blas.multiply(1, left, false, right, false, 0, result);
        return result;
    }

    @Benchmark
    public Matrix symmetricProduct() {
        blas.symmetricProduct(left, right, result);
        return result;
    }
}
