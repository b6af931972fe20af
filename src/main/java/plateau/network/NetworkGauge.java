package plateau.network;

import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import plateau.blas.Blas;
import plateau.blas.Matrix;

/** Measures a network in training: a, s = U u*, r = U Uᵀ and the risks. It changes nothing and draws from no stream of training. */
final class NetworkGauge {
    private static final double ROUNDING = 1e-10;

    private final SgdSettings settings;
    private final double[] ustar;
    private final Blas blas;
    private final HeldOutRisk heldOut;
    /** Holds for unit rows only, so it is null without projection. */
    private final @Nullable PopulationRisk populationRisk;

    /** @param risk the problem's, null if it has not been tabulated yet */
    NetworkGauge(
            NetworkProblem problem,
            @Nullable PopulationRisk risk,
            NetworkStart start,
            SgdSettings settings,
            Blas blas) {
        this.settings = settings;
        this.ustar = start.ustar();
        this.blas = blas;
        this.heldOut = new HeldOutRisk(problem, start, settings, blas);
        this.populationRisk = !settings.projected() ? null : risk != null ? risk : PopulationRisk.of(problem);
    }

    NetworkState measure(double time, double[] outer, Matrix weights) {
        double[] a = outer.clone();
        double[] s = targetOverlaps(weights);
        double[] r = overlaps(weights);
        OptionalDouble risk =
                populationRisk == null ? OptionalDouble.empty() : OptionalDouble.of(populationRisk.risk(a, s, r));
        HeldOutRisk.Estimate sampled = heldOut.estimate(a, weights);
        return new NetworkState(time, a, s, r, risk, sampled.mean(), sampled.standardError());
    }

    private double[] targetOverlaps(Matrix weights) {
        double[] s = new double[weights.rows()];
        try (Matrix target = blas.matrix(1, ustar.length);
                Matrix overlaps = blas.matrix(weights.rows(), 1)) {
            target.set(ustar);
            blas.multiply(1, weights, false, target, true, 0, overlaps);
            overlaps.get(s);
        }
        if (settings.projected()) {
            clip(s);
        }
        return s;
    }

    private double[] overlaps(Matrix weights) {
        int m = weights.rows();
        double[] r = new double[Math.multiplyExact(m, m)];
        try (Matrix gram = blas.matrix(m, m)) {
            blas.multiply(1, weights, false, weights, true, 0, gram);
            gram.get(r);
        }
        mirror(r, m);
        if (settings.projected()) {
            settleDiagonal(r, m);
            clip(r);
        }
        return r;
    }

    /** A product need not round r_ij and r_ji alike. */
    private static void mirror(double[] r, int m) {
        for (int i = 0; i < m; i++) {
            for (int j = 0; j < i; j++) {
                r[j * m + i] = r[i * m + j];
            }
        }
    }

    /** The diagonal is 1 up to rounding, or the projection is broken. */
    private static void settleDiagonal(double[] r, int m) {
        for (int i = 0; i < m; i++) {
            if (!(Math.abs(r[i * m + i] - 1) <= ROUNDING)) {
                throw new IllegalStateException(
                        "row " + i + " of U has squared length " + r[i * m + i] + " after projection");
            }
            r[i * m + i] = 1;
        }
    }

    /** Overlaps of unit vectors that rounding carries beyond 1. */
    private static void clip(double[] overlaps) {
        for (int i = 0; i < overlaps.length; i++) {
            overlaps[i] = Math.max(-1, Math.min(1, overlaps[i]));
        }
    }
}
