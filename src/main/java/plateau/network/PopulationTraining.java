package plateau.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import plateau.network.NetworkRun.Outcome;

/**
 * Population gradient flow of the network in weight space, by an adaptive Runge–Kutta pair; rows are made unit after every step.
 * Steps end at the asked times, so no dense output is needed. A small ε takes many steps, of about ε/E σ².
 */
public final class PopulationTraining {
    private static final long STEP_LIMIT = 10_000_000;
    private static final double SMALLEST_RTOL = 1e-13;
    private static final double LARGEST_RTOL = 1e-2;

    private PopulationTraining() {}

    /**
     * Trains from t = 0 to the last of {@code times}.
     *
     * @param times increasing, the first ≥ 0
     * @param rtol relative tolerance, in [1e-13, 1e-2]
     * @param observer hears of the progress and says whether to go on, after every step
     * @return the states at the asked times that were reached
     * @throws NetworkException if the times or the tolerance are not as asked, the expectations of the links cannot be computed, or the
     *     network does not fit into memory
     */
    public static NetworkRun run(
            NetworkProblem problem, NetworkStart start, double[] times, double rtol, TrainingObserver observer) {
        check(start, times, rtol);
        return run(PopulationRisk.of(problem), start, times, rtol, observer);
    }

    /** The same with the problem's expectations tabulated before, for several runs of one problem. */
    public static NetworkRun run(
            PopulationRisk risk, NetworkStart start, double[] times, double rtol, TrainingObserver observer) {
        check(start, times, rtol);
        return run(risk, start, times, rtol, observer, STEP_LIMIT);
    }

    static NetworkRun run(
            PopulationRisk risk,
            NetworkStart start,
            double[] times,
            double rtol,
            TrainingObserver observer,
            long stepLimit) {
        PopulationFlow flow = new PopulationFlow(risk, start);
        AdaptiveSteps steps = new AdaptiveSteps(flow, PopulationFlow.initialState(start), rtol, stepLimit);
        double end = times[times.length - 1];
        List<NetworkState> states = new ArrayList<>();
        for (double time : times) {
            Outcome outcome = steps.advance(time, end, observer);
            if (outcome != Outcome.END_REACHED) {
                return new NetworkRun(states, steps.time(), steps.evaluations(), outcome);
            }
            Optional<NetworkState> state = flow.state(time, steps.state());
            if (state.isEmpty()) {
                return new NetworkRun(states, steps.time(), steps.evaluations(), Outcome.DIVERGED);
            }
            states.add(state.get());
        }
        return new NetworkRun(states, end, steps.evaluations(), Outcome.END_REACHED);
    }

    /** About what a run takes that records {@code states} states: stages, weights and overlaps. */
    public static double bytesFor(int m, int d, int states) {
        double weights = (double) m * d + m;
        return 8 * ((DormandPrince.STAGES + 6) * weights + (2.0 + states) * m * m);
    }

    private static void check(NetworkStart start, double[] times, double rtol) {
        if (!(rtol >= SMALLEST_RTOL && rtol <= LARGEST_RTOL)) {
            throw new NetworkException(
                    "the tolerance is " + rtol + "; it must be from " + SMALLEST_RTOL + " to " + LARGEST_RTOL);
        }
        if (times.length == 0) {
            throw new NetworkException("no time is asked for; give at least one, the last being the end");
        }
        double last = -Double.MIN_VALUE;
        for (double time : times) {
            if (!(time > last && Double.isFinite(time))) {
                throw new NetworkException(
                        "time " + time + " is asked for; times must be finite, at least 0 and increasing");
            }
            last = time;
        }
        double bytes = bytesFor(start.width(), start.dimension(), times.length);
        if (bytes > Runtime.getRuntime().maxMemory()
                || (double) start.width() * start.width() > Integer.MAX_VALUE - 8.0) {
            throw new NetworkException(String.format(
                    Locale.ROOT,
                    "the population flow of m = %d neurons in dimension d = %d with %d recorded states takes %.3g GB, beyond the"
                            + " memory of this process; choose a smaller m or d",
                    start.width(),
                    start.dimension(),
                    times.length,
                    bytes * 1e-9));
        }
    }
}
