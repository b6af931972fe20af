package plateau.validation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import plateau.flow.LinkPair;
import plateau.timescale.DegreeTimes;
import plateau.timescale.ResidualCurve;
import plateau.timescale.Run;
import plateau.timescale.Segment;

/**
 * A stretch of a fast–slow run on its own clock (t − origin)/unit: the inner layer of a degree, or the middle of a slow segment. Its
 * samples are those of the run's residual curve, so that nothing is interpolated.
 *
 * @param name what it is
 * @param clock its stretched time, in words
 * @param degrees the degrees whose residuals are looked at
 * @param run the fast–slow run
 * @param first its first sample
 * @param last its last sample
 * @param origin where its clock is 0
 * @param unit the unit of its clock
 */
record Stretch(
        String name, String clock, List<Integer> degrees, Run run, int first, int last, double origin, double unit) {
    /** Layers end where the exponential e^{−x} has fallen to e^{−8}. */
    static final double LONG = 8;
    /** A slow segment shorter than this part of its end is a joint, not a drift. */
    private static final double SHORT = 0.1;

    Stretch {
        degrees = List.copyOf(degrees);
    }

    /** The layer of degree 0 on t/ε; empty if there is none or the run shows too little of it. */
    static Optional<Stretch> degreeZero(LinkPair links, Run run) {
        double rate = links.sigma(0) * links.sigma(0);
        double end = LONG / rate * run.epsilon();
        return rate == 0 || run.curve().residual(0, 0) == 0
                ? Optional.empty()
                : between("layer of degree 0", "t/ε", List.of(0), run, 0, end, 0, run.epsilon());
    }

    /** The layer of degree 1 on t/√ε, from half to double the growth around its learning time. */
    static Optional<Stretch> degreeOne(LinkPair links, Run run) {
        Optional<DegreeTimes> times = run.timesOf(1).filter(t -> t.t50().isPresent());
        if (!links.learnable(1) || times.isEmpty()) {
            return Optional.empty();
        }
        double unit = Math.sqrt(run.epsilon());
        double half = 0.5 * LONG / 2 / Math.abs(links.sigma(1) * links.phi(1)) * unit;
        double t1 = times.get().t50().getAsDouble();
        return between("layer of degree 1", "(t − t_1)/√ε", List.of(1), run, t1 - half, t1 + half, t1, unit);
    }

    /** The layer of a degree k ≥ 2 on (t − t_k)/window, one window around the window. */
    static Optional<Stretch> later(Run run, int k) {
        Optional<DegreeTimes> times = run.timesOf(k).filter(t -> t.window().isPresent());
        if (times.isEmpty()) {
            return Optional.empty();
        }
        double window = times.get().window().getAsDouble();
        double t = times.get().t50().getAsDouble();
        return between(
                "layer of degree " + k,
                "(t − t_" + k + ")/window",
                List.of(k),
                run,
                times.get().t90().getAsDouble() - 0.5 * window,
                times.get().t10().getAsDouble() + 0.5 * window,
                t,
                window);
    }

    /** All inner layers of a run. */
    static List<Stretch> layers(LinkPair links, Run run) {
        List<Stretch> layers = new ArrayList<>();
        degreeZero(links, run).ifPresent(layers::add);
        degreeOne(links, run).ifPresent(layers::add);
        for (int k = 2; k <= links.degree(); k++) {
            if (links.learnable(k)) {
                later(run, k).ifPresent(layers::add);
            }
        }
        return layers;
    }

    /** The middle halves of the slow segments of a run that last. */
    static List<Stretch> drifts(LinkPair links, Run run) {
        List<Integer> all = new ArrayList<>();
        for (int k = 0; k <= links.degree(); k++) {
            if (links.sigma(k) != 0) {
                all.add(k);
            }
        }
        List<Stretch> drifts = new ArrayList<>();
        for (Segment segment : run.segments()) {
            double length = segment.end() - segment.start();
            if (segment.kind() == Segment.Kind.SLOW && length > SHORT * segment.end()) {
                between(
                                String.format(
                                        Locale.ROOT,
                                        "drift from %.2g to %.2g with degrees %s locked",
                                        segment.start(),
                                        segment.end(),
                                        words(segment.locked())),
                                "t",
                                all,
                                run,
                                segment.start() + 0.25 * length,
                                segment.end() - 0.25 * length,
                                0,
                                1)
                        .ifPresent(drifts::add);
            }
        }
        return drifts;
    }

    private static String words(List<Integer> degrees) {
        return String.join(", ", degrees.stream().map(String::valueOf).toList());
    }

    private static Optional<Stretch> between(
            String name,
            String clock,
            List<Integer> degrees,
            Run run,
            double from,
            double to,
            double origin,
            double unit) {
        ResidualCurve curve = run.curve();
        int first = 0;
        while (first < curve.size() && !(curve.time(first) > 0 && curve.time(first) >= from)) {
            first++;
        }
        int last = first;
        while (last + 1 < curve.size() && curve.time(last + 1) <= to) {
            last++;
        }
        return last - first < 1
                ? Optional.empty()
                : Optional.of(new Stretch(name, clock, degrees, run, first, last, origin, unit));
    }

    double time(int i) {
        return run.curve().time(i);
    }

    double stretched(int i) {
        return (time(i) - origin) / unit;
    }

    double residual(int i, int k) {
        return run.curve().residual(i, k);
    }

    int middle() {
        return (first + last) / 2;
    }

    /** The residual of a degree somewhere else at a time. */
    interface Other {
        double at(double t, int k);
    }

    /** The largest |e_k − other| / S_k up to a time, S_k from {@link #scale}. */
    double distance(LinkPair links, Other other) {
        double worst = 0;
        for (int i = first; i <= last; i++) {
            for (int k : degrees) {
                double difference = Math.abs(residual(i, k) - other.at(time(i), k)) / scale(links, k);
                worst = Math.max(worst, Double.isNaN(difference) ? Double.POSITIVE_INFINITY : difference);
            }
        }
        return worst;
    }

    /** |φ_k|, or the largest of them for a degree that the target lacks. */
    static double scale(LinkPair links, int k) {
        double largest = 0;
        for (int j = 0; j <= links.degree(); j++) {
            largest = Math.max(largest, Math.abs(links.phi(j)));
        }
        return links.phi(k) == 0 ? largest : Math.abs(links.phi(k));
    }

    /**
     * What the solve's own estimate r of the relative error of its times allows: factor r (1 + max |de_k/d ln t| / S_k), since a time off by
     * r moves a residual by r |de_k/d ln t|.
     */
    double allowed(LinkPair links, double factor) {
        double r = run.relativeErrorAt(time(last)).orElse(0);
        double rate = 0;
        for (int i = first; i < last; i++) {
            for (int k : degrees) {
                double change = Math.abs(residual(i + 1, k) - residual(i, k)) / scale(links, k);
                rate = Math.max(rate, change / Math.log(time(i + 1) / time(i)));
            }
        }
        return factor * r * (1 + rate);
    }
}
