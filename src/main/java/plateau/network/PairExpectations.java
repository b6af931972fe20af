package plateau.network;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import plateau.link.LinkFunction;
import plateau.network.PairQuadrature.Scales;
import plateau.network.PairQuadrature.Values;

/**
 * The two-dimensional Gaussian expectations of a pair of functions (f, g), by quadrature. With X, Y independent N(0,1),
 * ρ = sin θ, c = cos θ:
 *
 * <pre>
 *   K(ρ) = E[f(ρX + cY) g(X)]          M(ρ) = E[f(ρX + cY) g′(X) Y]
 * </pre>
 *
 * <p>so that for unit vectors u, v with ⟨u, v⟩ = ρ:  E[f(⟨v,x⟩) g(⟨u,x⟩)] = K and (I − uuᵀ) E[f(⟨v,x⟩) g′(⟨u,x⟩) x] = M (v − ρu)/c.
 * f may jump; g must be continuous for M to belong to the gradient of K.
 *
 * <p>Smooth pairs by Gauss–Hermite with a number of nodes doubled until two agree to 1e-13, checked against the other rule;
 * others by Gauss–Legendre split at the kinks. Both are tabulated in θ, where they are smooth up to the ends, by Chebyshev
 * interpolation of a degree doubled until its coefficients have fallen below 1e-13; errors are in units of √(E f² E g²) and
 * √(E f² E g′²). Immutable; may be shared between threads.
 */
public final class PairExpectations {
    private static final double AGREEMENT = 1e-13;
    private static final double LARGEST_ERROR = 1e-8;
    private static final double CROSS_CHECK = 1e-11;
    private static final double BEYOND_ONE = 1e-6;
    private static final double NEGLIGIBLE = 1e-16;
    private static final double[] PROBES = {-1.5704, -1.2, -0.6, 0.2, 0.9, 1.5};
    private static final int FEWEST_NODES = 16;
    private static final int REFINEMENTS = 2;
    private static final int SMALLEST_DEGREE = 16;
    private static final int LARGEST_DEGREE = 1024;
    private static final double HALF_PI = Math.PI / 2;

    private final ChebyshevSeries k;
    private final ChebyshevSeries m;
    private final double error;

    private PairExpectations(ChebyshevSeries k, ChebyshevSeries m, double error) {
        this.k = k;
        this.m = m;
        this.error = error;
    }

    /**
     * Tabulates K and M.
     *
     * @throws NetworkException if a link is not finite, grows or varies too fast, or 1e-8 cannot be reached
     */
    public static PairExpectations of(LinkFunction f, LinkFunction g) {
        SplitGaussLegendre split = SplitGaussLegendre.of(f, g);
        Scales scales = split.scales();
        Checked checked = quadrature(f, g, split, scales);
        checkError(checked.error(), f, g);
        PairExpectations table = tabulate(checked, scales);
        checkError(table.error, f, g);
        return table;
    }

    /**
     * K(ρ).
     *
     * @param rho in [−1, 1] up to 1e-6
     * @throws NetworkException if it is not
     */
    public double k(double rho) {
        return k.value(position(rho));
    }

    /** M(ρ), with ρ as in {@link #k}. */
    public double m(double rho) {
        return m.value(position(rho));
    }

    /** M(ρ)/c, the factor of v − ρu; 0 where u and v are parallel and v − ρu vanishes. */
    public double alongDifference(double rho) {
        double cosine = Math.sqrt(Math.max(0, (1 - rho) * (1 + rho)));
        return cosine > 0 ? m(rho) / cosine : 0;
    }

    /** The relative error of the tables as estimated, of the worse of K and M. */
    public double error() {
        return error;
    }

    /** Coefficients kept in the larger table. */
    public int size() {
        return Math.max(k.size(), m.size());
    }

    private static void checkError(double error, LinkFunction f, LinkFunction g) {
        if (!(error <= LARGEST_ERROR)) {
            throw new NetworkException("the expectations of " + f.name() + " and " + g.name()
                    + " can be computed to a relative " + (float) error + " only, " + LARGEST_ERROR
                    + " is needed; choose links that vary more slowly, and see that their kinks are declared");
        }
    }

    /** 2θ/π. */
    private static double position(double rho) {
        if (!(Math.abs(rho) <= 1 + BEYOND_ONE)) {
            throw new NetworkException("an overlap is " + rho + "; the rows must be unit vectors");
        }
        return Math.asin(Math.max(-1, Math.min(1, rho))) / HALF_PI;
    }

    /** A quadrature with the relative error found at the probes. */
    private record Checked(PairQuadrature rule, double error) {}

    private static Checked quadrature(LinkFunction f, LinkFunction g, SplitGaussLegendre split, Scales scales) {
        if (f.kinks().length + g.kinks().length == 0) {
            TensorGaussHermite coarse = new TensorGaussHermite(f, g, FEWEST_NODES);
            for (int n = 2 * FEWEST_NODES; n <= GaussRule.LARGEST; n *= 2) {
                TensorGaussHermite fine = new TensorGaussHermite(f, g, n);
                double distance = distance(coarse, fine, scales);
                if (distance <= AGREEMENT && distance(fine, split, scales) <= CROSS_CHECK) {
                    return new Checked(fine, distance);
                }
                coarse = fine;
            }
        }
        return refined(split, scales);
    }

    private static Checked refined(SplitGaussLegendre start, Scales scales) {
        SplitGaussLegendre coarse = start;
        for (int level = 1; ; level++) {
            SplitGaussLegendre fine = coarse.refined();
            double distance = distance(coarse, fine, scales);
            if (distance <= AGREEMENT || level == REFINEMENTS) {
                return new Checked(coarse, distance);
            }
            coarse = fine;
        }
    }

    private static double distance(PairQuadrature one, PairQuadrature other, Scales scales) {
        return IntStream.range(0, PROBES.length)
                .parallel()
                .mapToDouble(i -> one.at(PROBES[i]).distance(other.at(PROBES[i]), scales))
                .reduce(0, PairExpectations::larger);
    }

    /** The maximum, infinite if one is not a number. */
    private static double larger(double x, double y) {
        return Double.isNaN(x) || Double.isNaN(y) ? Double.POSITIVE_INFINITY : Math.max(x, y);
    }

    private static PairExpectations tabulate(Checked quadrature, Scales scales) {
        double negligible = Math.max(AGREEMENT, quadrature.error()); // coefficients below are the quadrature's noise
        Values[] values = new Values[0];
        for (int n = SMALLEST_DEGREE; ; n *= 2) {
            values = atDegree(n, values, quadrature.rule());
            ChebyshevSeries k = series(values, Values::k);
            ChebyshevSeries m = series(values, Values::m);
            double tail = larger(k.tail() / scales.k(), m.tail() / scales.m());
            boolean converged = tail <= negligible;
            if (converged || n == LARGEST_DEGREE) {
                double missing = converged ? tail : larger(k.remainder() / scales.k(), m.remainder() / scales.m());
                return new PairExpectations(
                        k.trimmed(NEGLIGIBLE * scales.k()),
                        m.trimmed(NEGLIGIBLE * scales.m()),
                        quadrature.error() + missing);
            }
        }
    }

    /** Values at θ = (π/2) cos(jπ/n), j = 0 … n; every other one is known from n/2. Each is independent of the others' order. */
    private static Values[] atDegree(int n, Values[] half, PairQuadrature rule) {
        Values[] values = new Values[n + 1];
        IntStream.rangeClosed(0, n).parallel().forEach(j -> {
            boolean known = j % 2 == 0 && half.length > 0;
            values[j] = known ? half[j / 2] : rule.at(HALF_PI * Math.cos(Math.PI * j / n));
        });
        return values;
    }

    private static ChebyshevSeries series(Values[] values, ToDoubleFunction<Values> part) {
        return ChebyshevSeries.through(Arrays.stream(values).mapToDouble(part).toArray());
    }
}
