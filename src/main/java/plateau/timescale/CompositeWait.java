package plateau.timescale;

import java.util.List;
import java.util.OptionalDouble;
import plateau.flow.LinkPair;
import plateau.flow.NeuronClasses;
import plateau.ode.CrossingMonitor;
import plateau.ode.CrossingMonitor.Crossing;
import plateau.ode.DenseStep;
import plateau.ode.ExplicitIntegrator;
import plateau.ode.Observables;
import plateau.ode.StepMonitor;

/**
 * The wait for the degree p after degree 1 together with the layer in which p is learned.
 *
 * <p>With degree p free and the degrees of C held the flow follows the path of the stage equations; the residual e_p = φ_p (1 − η
 * E[A S^p]), η = ε^{(p−1)/4} σ_p/φ_p, only slows its clock. So the time at which e_p² has fallen to q φ_p² is
 *
 * <pre>  t_1 + ε^γ ∫_0^{τ_q} dτ / (1 − η E[A S^p](τ)),   η E[A S^p](τ_q) = 1 − √q</pre>
 *
 * <p>As ε → 0 this is t_1 + ε^γ [c − K ε^{(p−1)²/(4(p+1))} + …]: the blow-up E[A S^p] ~ (c − τ)^{−(p+1)/(p−1)} gives the
 * relative correction ε^{1/12} of t_2, and the slow gathering of the classes gives further small powers. The integral holds them
 * all; what it leaves is of relative order ε^{1/4} (for p = 2).
 */
public final class CompositeWait {
    private static final double RTOL = 1e-9;
    private static final double LONGEST = 60;
    private static final long MOST_STEPS = 20_000;

    private final Stage stage;
    private final StageState start;
    private final DegreeOneLayer layer;
    private final double rtol;

    private CompositeWait(Stage stage, StageState start, DegreeOneLayer layer, double rtol) {
        this.stage = stage;
        this.start = start;
        this.layer = layer;
        this.rtol = rtol;
    }

    /**
     * The wait of a pair of links and a start for the degree after degree 1.
     *
     * @throws IllegalArgumentException if there is no such degree, nothing seeds degree 1, or a skipped degree damps the wait or joins
     *     late: then degree p being learned changes the path too
     */
    public static CompositeWait of(LinkPair links, NeuronClasses classes) {
        DegreeOneLayer layer = DegreeOneLayer.of(links, classes);
        Stage stage = StageChain.following(links, 1)
                .orElseThrow(() -> new IllegalArgumentException("no learnable degree follows degree 1"));
        for (int k = 0; k < stage.degree(); k++) {
            if (stage.joinsLate(k)) {
                throw new IllegalArgumentException("degree " + k + ", which the target lacks, holds the neurons back"
                        + " while degree " + stage.degree() + " is learned: integrate the flow instead");
            }
        }
        return new CompositeWait(stage, StageState.afterDegreeOne(links, classes), layer, RTOL);
    }

    /** The stage of the wait. */
    public Stage stage() {
        return stage;
    }

    /**
     * ∫ dτ/(1 − η E[A S^p]) up to e_p² = q φ_p²; empty if that is not reached in the time looked at.
     *
     * @param epsilon ε &gt; 0
     * @param q a level in (0, 1)
     */
    public OptionalDouble stretched(double epsilon, double q) {
        StageFlow flow = StageFlow.learning(stage, start, epsilon);
        CrossingMonitor crossing = CrossingMonitor.of(
                        unlearned(flow), flow.dimension(), List.of(Crossing.fallingTo(0, Math.sqrt(q))))
                .stoppingWhenFound(0);
        double[] y = new double[flow.dimension()];
        StepMonitor reading = step -> read(crossing, step, y);
        ExplicitIntegrator.defaults()
                .withTolerances(rtol, 1e-3 * rtol * Math.min(1, 1 / stage.naturalRate()))
                .withMaximalSteps(MOST_STEPS)
                .integrate(flow, 0, flow.vector(start), LONGEST, reading);
        return crossing.time(0).isPresent() ? OptionalDouble.of(y[y.length - 1]) : OptionalDouble.empty();
    }

    /** t_p(q) = t_1 + ε^γ {@link #stretched}; empty where that is. */
    public OptionalDouble time(double epsilon, double q) {
        OptionalDouble stretched = stretched(epsilon, q);
        return stretched.isEmpty()
                ? stretched
                : OptionalDouble.of(layer.time(epsilon)
                        + Math.pow(epsilon, stage.exponent().doubleValue()) * stretched.getAsDouble());
    }

    private static StepMonitor.Verdict read(CrossingMonitor crossing, DenseStep step, double[] y) {
        StepMonitor.Verdict verdict = crossing.accepted(step);
        crossing.time(0).ifPresent(zeta -> step.stateAt(zeta, y));
        return verdict;
    }

    private static Observables unlearned(StageFlow flow) {
        return new Observables() {
            @Override
            public int count() {
                return 1;
            }

            @Override
            public void evaluate(double[] y, double[] out) {
                out[0] = flow.unlearned(y);
            }
        };
    }
}
