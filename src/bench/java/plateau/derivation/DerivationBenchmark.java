package plateau.derivation;

import java.util.List;
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
    private final List<String> activations = RandomLinks.activations();
    private int next;

    @Benchmark
    public String derivation() {
        HermiteExpansion target = HermiteExpansion.of(FormulaLink.parse(RandomLinks.TARGET));
        HermiteExpansion activation = HermiteExpansion.of(FormulaLink.parse(activations.get(next)));
        next = (next + 1) % activations.size();
        Derivation derivation = Derivation.of(LinkPair.of(target, activation), InitialLaw.parse("uniform:-1:1"), 20);
        return new TextWriter(100).write(derivation);
    }
}
