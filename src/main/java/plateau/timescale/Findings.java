package plateau.timescale;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import plateau.flow.LinkPair;
import plateau.flow.NeuronClasses;
import plateau.timescale.Warning.Topic;

/** Says in words what the runs themselves showed that a reader must know: late degrees, rebounds, slow corrections. */
final class Findings {
    private static final double CLOSED_FORM_TOLERANCE = 0.1;
    private static final double SLOPE_TOLERANCE = 0.03;

    private final LinkPair links;
    private final NeuronClasses neurons;
    private final List<LearningLaw> laws;
    private final List<Warning> warnings = new ArrayList<>();

    private Findings(LinkPair links, NeuronClasses neurons, List<LearningLaw> laws) {
        this.links = links;
        this.neurons = neurons;
        this.laws = laws;
    }

    static List<Warning> of(
            PredictionRequest request,
            NeuronClasses neurons,
            List<LearningLaw> laws,
            List<Integer> awaited,
            List<Run> runs,
            List<LocalSlope> slopes) {
        Findings findings = new Findings(request.links(), neurons, laws);
        runs.forEach(findings::termination);
        awaited.forEach(k -> findings.late(runs, k));
        for (int k = 0; k <= request.links().degree(); k++) {
            findings.learnedAtStart(runs, k);
            findings.rebounds(runs, k);
        }
        findings.closedForm(runs);
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

    private void closedForm(List<Run> runs) {
        if (laws.stream().noneMatch(law -> law.degree() == 1) || !neurons.startsAtZeroOverlap()) {
            return;
        }
        List<String> cases = new ArrayList<>();
        for (Run run : runs) {
            double solved = run.timesOf(1)
                    .map(DegreeTimes::t50)
                    .orElse(OptionalDouble.empty())
                    .orElse(0);
            // The law times e_1 = φ_1/2, a quarter of the energy; at half the energy its profile shifts it.
            double closed = DegreeOneLayer.of(links, neurons).time(run.epsilon(), 0.5);
            if (solved > 0 && Math.abs(closed - solved) > CLOSED_FORM_TOLERANCE * solved) {
                cases.add(String.format(
                        Locale.ROOT,
                        "%.4g for %.4g (%+.0f %%) at ε = %s",
                        closed,
                        solved,
                        100 * (closed - solved) / solved,
                        text(run.epsilon())));
            }
        }
        if (!cases.isEmpty()) {
            say(
                    Topic.SLOW_CORRECTIONS,
                    "ε is not small enough for the closed form of degree 1, which gives t_1 = %s: trust the integrated times.",
                    String.join(", ", cases));
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
