package plateau.network;

/** A way to compute K and M of {@link PairExpectations} at one angle; may be used by several threads at once. */
interface PairQuadrature {
    /** Below this cosine the two arguments count as the same up to sign. */
    double PARALLEL = 1e-12;

    /** At ρ = sin θ, θ in [−π/2, π/2]. */
    Values at(double theta);

    /** K and M at one angle. */
    record Values(double k, double m) {
        boolean finite() {
            return Double.isFinite(k) && Double.isFinite(m);
        }

        /** The larger of the two differences, each in units of its scale. */
        double distance(Values other, Scales scales) {
            return Math.max(Math.abs(k - other.k) / scales.k(), Math.abs(m - other.m) / scales.m());
        }
    }

    /** What K and M are at most, by Cauchy and Schwarz: √(E f² E g²) and √(E f² E g′²), or 1 where that is 0. */
    record Scales(double k, double m) {}
}
