package plateau.bench;

import java.util.Arrays;
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
import plateau.flow.InitialLaw;
import plateau.flow.LinkPair;
import plateau.flow.MeanFieldFlow;
import plateau.flow.MeanFieldForceForm;
import plateau.ode.IntegrationResult;
import plateau.ode.RadauIntegrator;
import plateau.ode.StepMonitor;

/**
 * The mean-field flow against the number of classes n: one evaluation, and {@value #STEPS} implicit steps from the start.
 * Time per class must not depend on n.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgs = "-Xmx1g")
public class MeanFieldBenchmark {
    static final int STEPS = 20;
    private static final double EPSILON = 1e-4;

    @Param({"100", "1000", "10000", "100000"})
    int classes;

    @Param({"4", "16"})
    int degrees;

    private MeanFieldFlow flow;
    private MeanFieldForceForm form;
    private double[] y;
    private double[] dydt;

    @Setup(Level.Trial)
    public void prepare() {
        double[] ones = new double[degrees];
        Arrays.fill(ones, 1);
        LinkPair links = LinkPair.ofCoefficients(ones, ones);
        flow = MeanFieldFlow.of(links, InitialLaw.parse("uniform:-1:1").classes(classes), EPSILON);
        form = flow.forceForm();
        y = flow.initialState();
        dydt = new double[flow.dimension()];
    }

    @Benchmark
    public double[] evaluation() {
        flow.evaluate(0, y, dydt);
        return dydt;
    }

    @Benchmark
    public IntegrationResult implicitSteps() {
        return RadauIntegrator.defaults()
                .withTolerances(1e-8, 1e-12)
                .withMaximalSteps(STEPS)
                .integrate(form, 0, form.initialState(), 1, StepMonitor.silent());
    }
}
