package plateau.report;

import java.util.OptionalDouble;
import plateau.flow.OrderParameters;
import plateau.network.NetworkState;

/**
 * What a simulation showed at one time, whichever model it came from: weights a_i, overlaps s_i and r_ij, the risk and the
 * residuals e_k = φ_k − σ_k ⟨a s^k⟩, ⟨·⟩ the mean over neurons (theory.md §1, §3). Immutable.
 */
public final class SimulatedState {
    private static final double[] NONE = {};

    private final double time;
    private final OptionalDouble risk;
    private final OptionalDouble sampledRisk;
    private final OptionalDouble sampledError;
    private final double[] residuals;
    private final double[] a;
    private final double[] s;
    private final double[] r;

    private SimulatedState(
            double time,
            OptionalDouble risk,
            OptionalDouble sampledRisk,
            OptionalDouble sampledError,
            double[] residuals,
            double[] a,
            double[] s,
            double[] r) {
        this.time = time;
        this.risk = risk;
        this.sampledRisk = sampledRisk;
        this.sampledError = sampledError;
        this.residuals = residuals;
        this.a = a;
        this.s = s;
        this.r = r;
    }

    /**
     * A state of a reduced flow.
     *
     * @param residuals e_0 … e_K, copied
     * @param withPairs whether the overlaps r_ij are kept
     */
    public static SimulatedState of(OrderParameters state, double[] residuals, boolean withPairs) {
        return new SimulatedState(
                state.time(),
                OptionalDouble.of(state.risk()),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                residuals.clone(),
                state.a(),
                state.s(),
                withPairs ? state.r() : NONE);
    }

    /** A state of the network in weight space, likewise. */
    public static SimulatedState of(NetworkState state, double[] residuals, boolean withPairs) {
        return new SimulatedState(
                state.time(),
                state.risk(),
                state.sampledRisk(),
                state.sampledError(),
                residuals.clone(),
                state.a().clone(),
                state.s().clone(),
                withPairs ? state.r().clone() : NONE);
    }

    /** First-layer time t. */
    public double time() {
        return time;
    }

    /** R = ½ E[(φ − f)²]; empty where it has no closed form (rows that are not unit). */
    public OptionalDouble risk() {
        return risk;
    }

    /** The risk by Monte Carlo on held-out samples; empty if not asked for. */
    public OptionalDouble sampledRisk() {
        return sampledRisk;
    }

    /** Its standard error. */
    public OptionalDouble sampledError() {
        return sampledError;
    }

    /** The risk, by Monte Carlo where there is no other; NaN where there is none at all. */
    double bestRisk() {
        return risk.isPresent() ? risk.getAsDouble() : sampledRisk.orElse(Double.NaN);
    }

    /** The highest degree K of the residuals. */
    public int degree() {
        return residuals.length - 1;
    }

    /** e_k. */
    public double residual(int k) {
        return residuals[k];
    }

    /** The number of neurons, or of classes. */
    public int count() {
        return a.length;
    }

    public double a(int i) {
        return a[i];
    }

    public double s(int i) {
        return s[i];
    }

    /** Whether the overlaps r_ij were kept. */
    public boolean hasPairs() {
        return r.length > 0;
    }

    /** r_ij; only where {@link #hasPairs()}. */
    public double r(int i, int j) {
        return r[i * a.length + j];
    }

    /** max_i |s_i|. */
    public double largestOverlap() {
        double largest = 0;
        for (double value : s) {
            largest = Math.max(largest, Math.abs(value));
        }
        return largest;
    }
}
