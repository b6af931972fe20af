package plateau.timescale;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import plateau.ode.Termination;

/**
 * One integration of the flow at one ε.
 *
 * @param epsilon the ratio of the layers' time-scales
 * @param method how it was integrated
 * @param times the learning times of every degree with φ_k ≠ 0, by increasing degree
 * @param finalRisk ½ Σ_{k≤K} e_k² at the end
 * @param endTime where it ended
 * @param evaluations calls of the right-hand side
 * @param termination why it ended
 * @param curve risk and residuals against time
 * @param segments the pieces of a fast–slow solve in order; empty for the reference
 */
public record Run(
        double epsilon,
        Method method,
        List<DegreeTimes> times,
        double finalRisk,
        double endTime,
        long evaluations,
        Termination termination,
        ResidualCurve curve,
        List<Segment> segments) {
    public Run {
        segments = List.copyOf(segments);
        times = List.copyOf(times);
    }

    /** The times of one degree, if the target has it. */
    public Optional<DegreeTimes> timesOf(int degree) {
        return times.stream().filter(t -> t.degree() == degree).findFirst();
    }

    /**
     * The estimated relative error of a learning time t of degree k: that of the segment, which is meant for residuals that change by themselves
     * in a time like t, and times |e_k(0)| / |de_k/d ln t| where e_k is flatter.
     *
     * @return empty if the method gives none
     */
    public OptionalDouble relativeErrorAt(int degree, double t) {
        double scale = Math.abs(curve.residual(0, degree)) / Math.abs(curve.logarithmicSlope(t, degree));
        OptionalDouble error = relativeErrorAt(t);
        return error.isPresent() ? OptionalDouble.of(error.getAsDouble() * Math.max(1, scale)) : error;
    }

    /** The estimate of the segment in which t lies; empty if the method gives none. */
    public OptionalDouble relativeErrorAt(double t) {
        return segments.stream()
                .filter(segment -> t <= segment.end())
                .findFirst()
                .map(segment -> OptionalDouble.of(segment.relativeError()))
                .orElse(OptionalDouble.empty());
    }
}
