package plateau.validation;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.linear.NonPositiveDefiniteMatrixException;
import org.apache.commons.math3.linear.RealMatrix;
import plateau.flow.FlowRun;
import plateau.flow.OrderParameters;
import plateau.network.NetworkRun;
import plateau.timescale.Run;

/**
 * How far one run broke what no run may break.
 *
 * @param rise the largest rise of the risk between records, relative to the risk at the start; 0 for SGD, whose risk may rise
 * @param negative the largest negative eigenvalue of the Gram matrix of (u*, u_1 … u_m), as a positive number
 * @param beyond the largest |s| − 1, at least 0
 * @param ending empty if the run reached its end, else why it did not
 */
record Invariants(double rise, double negative, double beyond, String ending) {
    /** Of many records that many, evenly spread, are looked at: an eigenvalue costs m³. */
    private static final int LOOKED_AT = 12;

    /** Above this width the sign of the eigenvalues is read off a Cholesky factorisation. */
    private static final int WIDE = 80;

    private static final double SHIFT = 1e-9;

    /** What is looked at of a state. */
    private record Overlaps(double[] s, double[] r) {}

    static Invariants ofFlow(FlowRun run, double[] counts) {
        List<Overlaps> states = run.states().stream()
                .map(state -> new Overlaps(state.s(), state.r()))
                .toList();
        double[] risks =
                run.states().stream().mapToDouble(OrderParameters::risk).toArray();
        String ending = run.termination().successful() ? "" : run.termination().advice();
        return new Invariants(rise(risks), negative(states, counts), beyond(states), ending);
    }

    static Invariants ofNetwork(NetworkRun run, boolean stochastic) {
        List<Overlaps> states = run.states().stream()
                .map(state -> new Overlaps(state.s(), state.r()))
                .toList();
        double[] risks =
                run.states().stream().mapToDouble(s -> s.risk().orElse(0)).toArray();
        double[] ones =
                states.isEmpty() ? new double[0] : Laboratory.ones(states.get(0).s().length);
        boolean whole = run.outcome() == NetworkRun.Outcome.END_REACHED;
        return new Invariants(
                stochastic ? 0 : rise(risks),
                negative(states, ones),
                beyond(states),
                whole ? "" : run.outcome().advice());
    }

    private static double beyond(List<Overlaps> states) {
        return states.stream()
                .flatMapToDouble(state -> Arrays.stream(state.s()))
                .map(s -> Math.abs(s) - 1)
                .reduce(0, Math::max);
    }

    private static double negative(List<Overlaps> states, double[] counts) {
        double negative = 0;
        for (int i = 0; i < states.size(); i += stride(states.size())) {
            negative =
                    Math.max(negative, negative(states.get(i).s(), states.get(i).r(), counts));
        }
        return negative;
    }

    /** Of a fast–slow solve, whose states are not kept. */
    static Invariants ofRun(Run run) {
        double[] risks = new double[run.curve().size()];
        for (int i = 0; i < risks.length; i++) {
            risks[i] = run.curve().risk(i);
        }
        return new Invariants(
                rise(risks),
                0,
                0,
                run.termination().successful() ? "" : run.termination().advice());
    }

    private static int stride(int size) {
        return Math.max(1, size / LOOKED_AT);
    }

    private static double rise(double[] risks) {
        double rise = 0;
        for (int i = 1; i < risks.length; i++) {
            rise = Math.max(rise, (risks[i] - risks[i - 1]) / risks[0]);
        }
        return rise;
    }

    /**
     * Of classes the smallest Gram matrix with the same sign: that of u* and the classes' mean vectors, whose diagonal is
     * r_pp + (1 − r_pp)/N_p, beside 1 − r_pp for the rest.
     */
    private static double negative(double[] s, double[] r, double[] counts) {
        int n = s.length;
        double rest = 0;
        RealMatrix gram = new Array2DRowRealMatrix(n + 1, n + 1);
        gram.setEntry(0, 0, 1);
        for (int p = 0; p < n; p++) {
            gram.setEntry(0, p + 1, s[p]);
            gram.setEntry(p + 1, 0, s[p]);
            for (int q = 0; q < n; q++) {
                gram.setEntry(p + 1, q + 1, 0.5 * (r[p * n + q] + r[q * n + p]));
            }
            double within = r[p * n + p];
            rest = counts[p] > 1 ? Math.max(rest, within - 1) : rest;
            gram.setEntry(p + 1, p + 1, counts[p] > 1 ? within + (1 - within) / counts[p] : within);
        }
        return Math.max(rest, n > WIDE ? negativeOfWide(gram) : negativeOf(gram));
    }

    private static double negativeOf(RealMatrix gram) {
        double[] eigenvalues = new EigenDecomposition(gram).getRealEigenvalues();
        return Math.max(0, -Arrays.stream(eigenvalues).min().orElse(0));
    }

    private static double negativeOfWide(RealMatrix gram) {
        RealMatrix shifted = gram.copy();
        for (int i = 0; i < shifted.getRowDimension(); i++) {
            shifted.addToEntry(i, i, SHIFT);
        }
        try {
            new CholeskyDecomposition(shifted, 1e-9, 0);
            return 0;
        } catch (NonPositiveDefiniteMatrixException e) {
            return negativeOf(gram);
        }
    }
}
