package plateau.timescale;

import java.util.List;
import java.util.Optional;
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
 */
public record Run(
        double epsilon,
        Method method,
        List<DegreeTimes> times,
        double finalRisk,
        double endTime,
        long evaluations,
        Termination termination,
        ResidualCurve curve) {
    public Run {
        times = List.copyOf(times);
    }

    /** The times of one degree, if the target has it. */
    public Optional<DegreeTimes> timesOf(int degree) {
        return times.stream().filter(t -> t.degree() == degree).findFirst();
    }
}
