package plateau.timescale;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import plateau.flow.LinkPair;
import plateau.timescale.Warning.Topic;

/** Says in words what the runs themselves showed that a reader must know: late degrees, rebounds, slow corrections. */
final class Findings {
    private static final double SLOPE_TOLERANCE = 0.03;

    private final LinkPair links;
    private final List<LearningLaw> laws;
    private final boolean fastSlowAsked;
    private final List<Warning> warnings = new ArrayList<>();

    private Findings(LinkPair links, List<LearningLaw> laws, boolean fastSlowAsked) {
        this.links = links;
        this.laws = laws;
        this.fastSlowAsked = fastSlowAsked;
    }

    static List<Warning> of(
            PredictionRequest request,
            List<LearningLaw> laws,
            List<Integer> awaited,
            List<Run> runs,
            List<LocalSlope> slopes,
            List<HierarchyTime> hierarchy) {
        Findings findings = new Findings(request.links(), laws, request.method() == Method.FAST_SLOW);
        runs.forEach(findings::termination);
        awaited.forEach(k -> findings.late(runs, k));
        for (int k = 0; k <= request.links().degree(); k++) {
            findings.learnedAtStart(runs, k);
            findings.rebounds(runs, k);
        }
        findings.hierarchy(hierarchy);
        runs.forEach(findings::method);
        findings.slowSlopes(slopes);
        return findings.warnings;
    }

    private void termination(Run run) {
        if (!run.termination().successful()) {
            say(
                    Topic.INTEGRATION,
                    "ε = %s: stopped at t = %.6g. %s",
                    text(run.epsilon()),
                    run.endTime(),
                    run.termination().advice());
        }
    }

    private void late(List<Run> runs, int k) {
        List<String> cases = new ArrayList<>();
        for (Run run : runs) {
            Optional<DegreeTimes> times = run.timesOf(k);
            if (run.termination().successful()
                    && times.isPresent()
                    && times.get().t10().isEmpty()) {
                cases.add(String.format(
                        Locale.ROOT,
                        "%.3g φ_%d² is left at t = %.4g for ε = %s",
                        remainder(run, k),
                        k,
                        run.endTime(),
                        text(run.epsilon())));
            }
        }
        if (!cases.isEmpty()) {
            say(
                    Topic.NOT_LEARNED,
                    "Degree %d is not fully learned by the end of the run: of its energy e_%d², %s.",
                    k,
                    k,
                    String.join(", ", cases));
        }
    }

    private double remainder(Run run, int k) {
        double ratio = run.curve().residual(run.curve().size() - 1, k) / links.phi(k);
        return ratio * ratio;
    }

    private void learnedAtStart(List<Run> runs, int k) {
        boolean atStart = runs.stream()
                .flatMap(run -> run.timesOf(k).stream())
                .anyMatch(times -> times.t50().orElse(1) == 0);
        if (atStart) {
            say(
                    Topic.INITIAL_RESIDUAL,
                    "Degree %d counts as learned at t = 0: the start a(0), s(0) happens to satisfy e_%d² ≤ φ_%d²/2.",
                    k,
                    k,
                    k);
        }
    }

    /** The first crossing counts as the learning time; a residual that comes back is said. */
    private void rebounds(List<Run> runs, int k) {
        List<String> cases = new ArrayList<>();
        for (Run run : runs) {
            double peak = peakAfterLearning(run, k);
            if (peak > 0.5 * (1 + 1e-6)) {
                cases.add(String.format(Locale.ROOT, "%.3g φ_%d² for ε = %s", peak, k, text(run.epsilon())));
            }
        }
        if (!cases.isEmpty()) {
            say(
                    Topic.INITIAL_RESIDUAL,
                    "The residual of degree %d rises again after its first crossing, which is the time reported: e_%d²"
                            + " comes back to %s.",
                    k,
                    k,
                    String.join(", ", cases));
        }
    }

    /** The largest e_k²/φ_k² after t50, 0 if degree k was not learned. */
    private double peakAfterLearning(Run run, int k) {
        double learned = run.timesOf(k)
                .map(DegreeTimes::t50)
                .orElse(OptionalDouble.empty())
                .orElse(Double.POSITIVE_INFINITY);
        double peak = 0;
        ResidualCurve curve = run.curve();
        for (int i = 0; i < curve.size(); i++) {
            double ratio = curve.residual(i, k) / links.phi(k);
            peak = curve.time(i) > learned * (1 + 1e-9) ? Math.max(peak, ratio * ratio) : peak;
        }
        return peak;
    }

    /** Where the composed and the solved time differ, one of the two must be named as the one to trust. */
    private void hierarchy(List<HierarchyTime> times) {
        times.stream().map(HierarchyTime::degree).distinct().forEach(k -> {
            String cases = times.stream()
                    .filter(t -> t.degree() == k && t.differsNotably())
                    .map(t -> String.format(
                            Locale.ROOT,
                            "%.4g for %.4g (%+.0f %%) at ε = %s",
                            t.hierarchy(),
                            t.solved().getAsDouble(),
                            100 * t.difference().getAsDouble(),
                            text(t.epsilon())))
                    .collect(Collectors.joining(", "));
            if (!cases.isEmpty()) {
                say(
                        Topic.SLOW_CORRECTIONS,
                        "ε is not small enough for the hierarchy of time-scales, which gives t_%d = %s: trust the solved"
                                + " times.",
                        k,
                        cases);
            }
        });
    }

    private void method(Run run) {
        if (run.method() == Method.REFERENCE && fastSlowAsked) {
            say(
                    Topic.INTEGRATION,
                    "ε = %s: the time-scales are too little separated for the fast-slow solve, the whole stiff flow was"
                            + " integrated instead.",
                    text(run.epsilon()));
        }
    }

    private void slowSlopes(List<LocalSlope> slopes) {
        List<String> off = new ArrayList<>();
        for (LearningLaw law : laws) {
            double expected = dominantExponent(law);
            slopes.stream()
                    .filter(s -> s.degree() == law.degree() && Math.abs(s.slope() - expected) > SLOPE_TOLERANCE)
                    .reduce((first, second) -> second)
                    .ifPresent(s -> off.add(
                            String.format(Locale.ROOT, "degree %d: %.3f for %.3f", s.degree(), s.slope(), expected)));
        }
        if (!off.isEmpty()) {
            say(
                    Topic.SLOW_CORRECTIONS,
                    "Local slopes d log t / d log ε still differ from the exponents (%s): logarithms and corrections"
                            + " like ε^(1/12) fade slowly, so a slope is no test of the law at these ε.",
                    String.join("; ", off));
        }
    }

    /** The exponent that a degree's total time tends to: the smallest of the waits up to it. */
    private double dominantExponent(LearningLaw last) {
        return laws.stream()
                .filter(law -> law.degree() <= last.degree())
                .mapToDouble(law -> law.exponent().doubleValue())
                .min()
                .orElseThrow();
    }

    private void say(Topic topic, String format, Object... arguments) {
        warnings.add(new Warning(topic, String.format(Locale.ROOT, format, arguments)));
    }

    private static String text(double epsilon) {
        return Double.toString(epsilon).replace(".0E", "e").replace('E', 'e');
    }
}
