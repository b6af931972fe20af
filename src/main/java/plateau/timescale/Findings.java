package plateau.timescale;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
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
        for (Run run : runs) {
            findings.termination(run);
            findings.late(run, awaited);
            findings.learnedAtStart(run);
            findings.rebounds(run);
            findings.closedForm(run);
        }
        findings.slowSlopes(slopes);
        return findings.warnings;
    }

    private void termination(Run run) {
        if (!run.termination().successful()) {
            say(
                    Topic.INTEGRATION,
                    "epsilon = %s: stopped at t = %.6g. %s",
                    run.epsilon(),
                    run.endTime(),
                    run.termination().advice());
        }
    }

    private void late(Run run, List<Integer> awaited) {
        for (int k : awaited) {
            Optional<DegreeTimes> times = run.timesOf(k);
            if (run.termination().successful()
                    && times.isPresent()
                    && times.get().t10().isEmpty()) {
                boolean half = times.get().t50().isPresent();
                say(
                        Topic.NOT_LEARNED,
                        "epsilon = %s: degree %d is %s by t = %.4g, where e_%d^2 = %.3g phi_%d^2.",
                        run.epsilon(),
                        k,
                        half ? "learned by half but not to 10 %" : "not learned",
                        run.endTime(),
                        k,
                        remainder(run, k),
                        k);
            }
        }
    }

    private double remainder(Run run, int k) {
        double ratio = run.curve().residual(run.curve().size() - 1, k) / links.phi(k);
        return ratio * ratio;
    }

    private void learnedAtStart(Run run) {
        for (DegreeTimes times : run.times()) {
            if (times.t50().orElse(1) == 0) {
                say(
                        Topic.INITIAL_RESIDUAL,
                        "epsilon = %s: degree %d counts as learned at t = 0, because a(0) happens to start there.",
                        run.epsilon(),
                        times.degree());
            }
        }
    }

    /** The first crossing counts as the learning time; a residual that comes back is said. */
    private void rebounds(Run run) {
        ResidualCurve curve = run.curve();
        for (DegreeTimes times : run.times()) {
            int k = times.degree();
            double after = times.t50().orElse(Double.POSITIVE_INFINITY);
            double half = 0.5 * links.phi(k) * links.phi(k);
            double highest = 0;
            for (int i = 0; i < curve.size(); i++) {
                double e = curve.residual(i, k);
                highest = curve.time(i) > after * (1 + 1e-9) ? Math.max(highest, e * e) : highest;
            }
            if (highest > half * (1 + 1e-6)) {
                say(
                        Topic.INITIAL_RESIDUAL,
                        "epsilon = %s: the residual of degree %d comes back above half after t = %.4g (up to %.3g"
                                + " phi_%d^2); the first crossing is reported.",
                        run.epsilon(),
                        k,
                        after,
                        2 * highest * 0.5 / (links.phi(k) * links.phi(k)),
                        k);
            }
        }
    }

    private void closedForm(Run run) {
        Optional<DegreeTimes> times = run.timesOf(1);
        boolean lawful = laws.stream().anyMatch(law -> law.degree() == 1);
        if (!lawful
                || !neurons.startsAtZeroOverlap()
                || times.isEmpty()
                || times.get().t50().isEmpty()) {
            return;
        }
        // The closed form times e_1 = φ_1/2, a quarter of the energy; at half the energy its profile shifts it.
        double closed = DegreeOneLayer.of(links, neurons).time(run.epsilon(), 0.5);
        double solved = times.get().t50().getAsDouble();
        if (Math.abs(closed - solved) > CLOSED_FORM_TOLERANCE * solved) {
            say(
                    Topic.SLOW_CORRECTIONS,
                    "epsilon = %s: the closed form gives t_1 = %.4g, the integration %.4g (%+.0f %%): epsilon is not small"
                            + " enough for the law; trust the integration.",
                    run.epsilon(),
                    closed,
                    solved,
                    100 * (closed - solved) / solved);
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
                    "Local slopes d log t / d log epsilon still differ from the exponents (%s): logarithms and corrections"
                            + " like epsilon^(1/12) fade slowly, so a slope is no test of the law at these epsilon.",
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
}
