package plateau.derivation;

import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import plateau.flow.InitialLaw;
import plateau.flow.LinkPair;
import plateau.hermite.HermiteExpansion;
import plateau.symbolic.FormulaLink;

/** A whole derivation in a warm process, from formulas to text; every call takes the next of 20 random activations. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5, time = 10)
@Measurement(iterations = 5, time = 10)
@Fork(value = 1, jvmArgs = "-Xmx1g")
public class DerivationBenchmark {
    private static final String[] ATOMS = {"relu", "erf", "tanh", "sin", "abs", "gelu", "softplus", "step"};
    private static final int LINKS = 20;

    private final String[] activations = new String[LINKS];
    private int next;

    /** The same 20 in every run. */
    public DerivationBenchmark() {
        Random random = new Random(1);
        for (int i = 0; i < LINKS; i++) {
            activations[i] = (1 + random.nextInt(4)) + "/3*" + ATOMS[random.nextInt(ATOMS.length)] + "("
                    + (1 + random.nextInt(3)) + "/2*z + " + random.nextInt(3) + "/3) + " + random.nextInt(5) + "/4*z";
        }
    }

    @Benchmark
    public String derivation() {
        HermiteExpansion target = HermiteExpansion.of(FormulaLink.parse("He(1) + He(2)/2 + He(3)/3"));
        HermiteExpansion activation = HermiteExpansion.of(FormulaLink.parse(activations[next]));
        next = (next + 1) % LINKS;
        Derivation derivation = Derivation.of(LinkPair.of(target, activation), InitialLaw.parse("uniform:-1:1"), 20);
        return new TextWriter(100).write(derivation);
    }
}
