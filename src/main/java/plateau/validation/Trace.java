package plateau.validation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import plateau.flow.FlowRun;
import plateau.flow.LinkPair;
import plateau.flow.OrderParameters;
import plateau.network.NetworkRun;
import plateau.network.NetworkState;

/**
 * What the rungs keep of a run: risk and residuals e_k = φ_k − σ_k E[a s^k] at the recorded times (theory.md §3), and how
 * well it kept the invariants. Immutable.
 */
final class Trace {
    private final double[] times;
    private final double[] risks;
    private final double[][] residuals;
    private final Invariants invariants;

    private Trace(double[] times, double[] risks, double[][] residuals, Invariants invariants) {
        this.times = times;
        this.risks = risks;
        this.residuals = residuals;
        this.invariants = invariants;
    }

    /**
     * Of a reduced flow.
     *
     * @param counts neurons of each entry of a state: N_p of a class, 1 each of single neurons
     */
    static Trace of(FlowRun run, LinkPair links, double[] counts) {
        Invariants invariants = Invariants.ofFlow(run, counts);
        int n = run.states().size();
        double[] times = new double[n];
        double[] risks = new double[n];
        double[][] residuals = new double[n][];
        for (int i = 0; i < n; i++) {
            OrderParameters state = run.states().get(i);
            times[i] = state.time();
            risks[i] = state.risk();
            residuals[i] = residuals(links, counts, state.a(), state.s());
        }
        return new Trace(times, risks, residuals, invariants);
    }

    /** Of a network in weight space. */
    static Trace of(NetworkRun run, LinkPair links, boolean stochastic) {
        Invariants invariants = Invariants.ofNetwork(run, stochastic);
        int n = run.states().size();
        double[] times = new double[n];
        double[] risks = new double[n];
        double[][] residuals = new double[n][];
        for (int i = 0; i < n; i++) {
            NetworkState state = run.states().get(i);
            double[] ones = new double[state.a().length];
            Arrays.fill(ones, 1);
            times[i] = state.time();
            risks[i] = state.risk().orElse(Double.NaN);
            residuals[i] = residuals(links, ones, state.a(), state.s());
        }
        return new Trace(times, risks, residuals, invariants);
    }

    private static double[] residuals(LinkPair links, double[] counts, double[] a, double[] s) {
        double total = Arrays.stream(counts).sum();
        double[] moments = new double[links.degree() + 1];
        for (int i = 0; i < a.length; i++) {
            double term = counts[i] / total * a[i];
            for (int k = 0; k < moments.length; k++) {
                moments[k] += term;
                term *= s[i];
            }
        }
        for (int k = 0; k < moments.length; k++) {
            moments[k] = links.phi(k) - links.sigma(k) * moments[k];
        }
        return moments;
    }

    int size() {
        return times.length;
    }

    double time(int i) {
        return times[i];
    }

    double risk(int i) {
        return risks[i];
    }

    /** The risk at the record that was asked for at time t: the first at or after it; NaN if the run did not get there. */
    double riskAt(double t) {
        int i = Arrays.binarySearch(times, t * (1 - 1e-12));
        int first = i >= 0 ? i : -i - 1;
        return first < times.length ? risks[first] : Double.NaN;
    }

    /** e_k at the record that was asked for at time t, as {@link #riskAt}. */
    double residualAt(double t, int degree) {
        int i = Arrays.binarySearch(times, t * (1 - 1e-12));
        int first = i >= 0 ? i : -i - 1;
        return first < times.length ? residuals[first][degree] : Double.NaN;
    }

    double lastRisk() {
        return times.length == 0 ? Double.NaN : risks[times.length - 1];
    }

    Invariants invariants() {
        return invariants;
    }

    /** The times and risks from a time on, as points of a curve. */
    List<Curve.Point> points(double from) {
        List<Curve.Point> points = new ArrayList<>();
        for (int i = 0; i < times.length; i++) {
            if (times[i] >= from) {
                points.add(Curve.Point.of(times[i], risks[i]));
            }
        }
        return points;
    }

    /**
     * The learning time t_k(q) of theory.md §8 read off the records, linear in between: exact to the distance of two records.
     * Empty if the level is not crossed.
     */
    OptionalDouble learningTime(int degree, double phi, double level) {
        double target = level * phi * phi;
        double before = Double.NaN;
        for (int i = 0; i < times.length; i++) {
            double energy = residuals[i][degree] * residuals[i][degree];
            if (energy <= target) {
                return OptionalDouble.of(
                        i == 0
                                ? times[0]
                                : times[i - 1] + (times[i] - times[i - 1]) * (before - target) / (before - energy));
            }
            before = energy;
        }
        return OptionalDouble.empty();
    }
}
