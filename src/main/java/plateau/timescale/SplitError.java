package plateau.timescale;

import java.util.Arrays;
import java.util.List;
import plateau.flow.LinkPair;
import plateau.flow.MeanFieldFlow;
import plateau.flow.MeanFieldForceForm;
import plateau.flow.NeuronClasses;
import plateau.ode.CrossingMonitor;
import plateau.ode.CrossingMonitor.Crossing;
import plateau.ode.ExplicitIntegrator;
import plateau.ode.IntegrationResult;
import plateau.ode.Observables;
import plateau.ode.RadauIntegrator;
import plateau.ode.StepMonitor;
import plateau.ode.VectorField;

/**
 * What it costs to put fast degrees on the slow manifold (theory.md §5), apart from all tolerances: the degrees up to l are locked
 * at a fixed part of t_p, the time at which the next degree p is learned, whatever their residuals, with the manifold cut at an order j,
 * and t_p is compared with that of the whole stiff flow.
 *
 * <p>The locked residuals are right to δ^j, δ ~ ε^{(p−l)/(2(l+1))} the ratio of the window of l, ε^{1/(l+1)}, and the wait for p, ε^γ: the
 * relative error of t_p is expected to fall like that. (A solve at given tolerances locks as early as they allow instead, so that
 * its error hardly depends on ε.)
 */
public final class SplitError {
    /** The part of t_p at which the degrees are locked. */
    private static final double EARLY = 0.5;

    private static final double LATEST = 4;
    private static final double TIGHT = 1e-11;
    private static final int PROJECTIONS = 4;

    private final LinkPair links;
    private final NeuronClasses neurons;
    private final double epsilon;
    private final int degree;
    private final double whole;
    private final double[] early;
    private final LockedSet locked;

    private SplitError(LinkPair links, NeuronClasses neurons, double epsilon, int after, int degree, double end) {
        this.links = links;
        this.neurons = neurons;
        this.epsilon = epsilon;
        this.degree = degree;
        this.whole = learned(end);
        this.early = stateAt(EARLY * whole);
        LockedSet set = LockedSet.NONE;
        for (int k = 0; k <= after; k++) {
            set = links.sigma(k) == 0 ? set : set.with(k);
        }
        this.locked = set;
    }

    /**
     * Integrates the whole flow until degree p is learned.
     *
     * @param after l, the degree learned before it
     * @param degree p
     * @param end a time by which p has been learned
     * @throws IllegalArgumentException if it has not
     */
    public static SplitError of(
            LinkPair links, NeuronClasses neurons, double epsilon, int after, int degree, double end) {
        return new SplitError(links, neurons, epsilon, after, degree, end);
    }

    /** j (p − l)/(2(l + 1)): the order in ε that is expected of a manifold cut at order j. */
    public static double expected(int after, int degree, int order) {
        return order * (degree - after) / (2.0 * (after + 1));
    }

    /**
     * The relative error of t_p.
     *
     * @param order the terms c⁰ … c^{j−1} that are kept, 1 to 4
     * @throws ArithmeticException if p is not learned so
     */
    public double relative(int order) {
        SlowSystem system = new SlowSystem(links, neurons, epsilon);
        system.lock(locked);
        system.keepOrder(order);
        double[] y = onManifold(system, order);
        CrossingMonitor half = crossing(system.residuals(), system.dimension());
        ExplicitIntegrator.defaults()
                .withTolerances(TIGHT, 1e-14)
                .integrate(inUnitsOfTheWhole(system), EARLY, y, LATEST, half);
        double time = half.time(0)
                .orElseThrow(() -> new ArithmeticException("degree " + degree + " is not learned at ε = " + epsilon
                        + " with the manifold cut at order " + order));
        return Math.abs(time - 1);
    }

    /** How far the residual of degree l, the slowest of the locked, is from the manifold cut at order j, relative to itself. */
    double ofResidual(double part, int order) {
        SlowSystem system = new SlowSystem(links, neurons, epsilon);
        system.lock(locked);
        system.forces(stateAt(part * whole), order);
        ManifoldPoint point = system.point();
        int l = locked.top();
        return Math.abs(1 - point.force[l] / (point.sigma[l] * point.e[l]));
    }

    private double[] onManifold(SlowSystem system, int order) {
        double[] y = early.clone();
        for (int pass = 0; pass < PROJECTIONS; pass++) {
            system.forces(y, Math.max(2, order));
            system.forces(y, order);
            system.point().project(y);
        }
        return y;
    }

    private VectorField inUnitsOfTheWhole(SlowSystem system) {
        return new VectorField() {
            @Override
            public int dimension() {
                return system.dimension();
            }

            @Override
            public void evaluate(double t, double[] y, double[] dydt) {
                system.evaluate(t, y, dydt);
                for (int i = 0; i < dydt.length; i++) {
                    dydt[i] *= whole;
                }
            }
        };
    }

    private CrossingMonitor crossing(Observables residuals, int dimension) {
        double level = Math.abs(links.phi(degree)) * Math.sqrt(0.5);
        return CrossingMonitor.of(residuals, dimension, List.of(new Crossing(degree, e -> Math.abs(e) - level)))
                .stoppingWhenAllFound();
    }

    private double learned(double end) {
        MeanFieldForceForm form = MeanFieldFlow.of(links, neurons, epsilon).forceForm();
        CrossingMonitor half = crossing(LearningTimes.residualsOf(form), form.dimension());
        integrate(form, end, half);
        return half.time(0)
                .orElseThrow(() -> new IllegalArgumentException(
                        "degree " + degree + " is not learned by t = " + end + " at ε = " + epsilon));
    }

    /** (a, u) at a time, s = u(3 − u²)/2. */
    private double[] stateAt(double time) {
        MeanFieldForceForm form = MeanFieldFlow.of(links, neurons, epsilon).forceForm();
        double[] state = integrate(form, time, StepMonitor.silent()).state();
        int n = neurons.count();
        double[] y = new double[2 * n];
        for (int i = 0; i < n; i++) {
            y[i] = state[i];
            y[n + i] = 2 * Math.sin(state[n + i] / 3);
        }
        return y;
    }

    private IntegrationResult integrate(MeanFieldForceForm form, double end, StepMonitor monitor) {
        int n = neurons.count();
        double[] absolute = new double[form.dimension()];
        Arrays.fill(absolute, 1e-13);
        Arrays.fill(absolute, n, 2 * n, 1e-13 * Math.sqrt(epsilon));
        return RadauIntegrator.defaults()
                .withTolerances(TIGHT, absolute)
                .integrate(form, 0, form.initialState(), end, monitor);
    }
}
