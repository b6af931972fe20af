package plateau.derivation;

import static plateau.derivation.Quantities.R;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import plateau.flow.InitialLaw;
import plateau.flow.LinkPair;
import plateau.symbolic.Expression;
import plateau.timescale.Diagnosis;
import plateau.timescale.LearningLaw;
import plateau.timescale.PlateauHeight;
import plateau.timescale.PlateauHeights;
import plateau.timescale.PredictionRequest;
import plateau.timescale.Warning;

/** What can be reached, and when not to trust it (theory.md §4, §7). */
final class ClosingSteps {
    private static final int GAPS_NAMED = 2;

    private final Coefficients coefficients;
    private final LinkPair links;

    ClosingSteps(Coefficients coefficients) {
        this.coefficients = coefficients;
        this.links = coefficients.links();
    }

    Step floor(List<LearningLaw> laws) {
        List<Integer> learned = laws.stream().map(LearningLaw::degree).toList();
        List<Integer> unreachable = new ArrayList<>();
        for (int k = 0; k <= links.degree(); k++) {
            if (links.sigma(k) == 0 && links.phi(k) != 0) {
                unreachable.add(k);
            }
        }
        Expression floor =
                Expression.HALF.times(Coefficients.sum(unreachable, k -> Expression.power(coefficients.phi(k), 2)));
        Step.Builder step = Step.named("floor", "Risk floor and plateaus")
                .says(
                        unreachable.isEmpty()
                                ? "The activation has every degree that the target has: no part of it is out of reach by"
                                        + " expressivity."
                                : "The activation lacks the degrees {} of the target: they are never learned.",
                        unreachable.isEmpty()
                                ? new Object[0]
                                : new Object[] {
                                    unreachable.stream().map(String::valueOf).collect(Collectors.joining(", "))
                                })
                .equation(Equation.of("floor.risk", Expression.symbol("R", "floor"), floor))
                .table(plateaus(learned));
        return step.because(
                        Source.DERIVED,
                        "{} where {}",
                        Equation.inline(Expression.symbol("e", "k"), Relation.IDENTICAL, Expression.symbol("phi", "k")),
                        Equation.inline(Expression.symbol("sigma", "k"), Expression.ZERO))
                .build();
    }

    private Table plateaus(List<Integer> learned) {
        List<List<Prose>> rows = new ArrayList<>();
        for (PlateauHeight p : PlateauHeights.of(links, learned)) {
            String done = p.learned().isEmpty()
                    ? "none"
                    : p.learned().stream().map(String::valueOf).collect(Collectors.joining(", "));
            rows.add(List.of(
                    Prose.of("{}", done),
                    Prose.of("{}", p.next() < 0 ? "none" : "" + p.next()),
                    Prose.of("{}", Decimals.full(p.risk()))));
        }
        return new Table(
                Prose.of("Plateaus of the risk {} of the degrees kept.", R),
                List.of(Prose.of("learned"), Prose.of("waiting for"), Prose.of("{}", R)),
                rows);
    }

    /** The warnings of the predictor before anything is integrated; the dimension is said here for every ε. */
    static List<String> warnings(LinkPair links, InitialLaw law, int classes) {
        PredictionRequest request =
                PredictionRequest.of(links, law, List.of(1e-4)).withClasses(classes);
        List<String> warnings = new ArrayList<>();
        int skipped = 0;
        for (Warning w : Diagnosis.of(request)) {
            skipped += w.topic() == Warning.Topic.SKIPPED_DEGREE ? 1 : 0;
            boolean repeats = w.topic() == Warning.Topic.SKIPPED_DEGREE && skipped > GAPS_NAMED;
            if (w.topic() != Warning.Topic.DIMENSION && !repeats) {
                warnings.add(w.text());
            }
        }
        if (skipped > GAPS_NAMED) {
            warnings.add("There are " + (skipped - GAPS_NAMED) + " more gaps of this kind between higher degrees.");
        }
        warnings.add(
                "Everything from the mean-field flow on holds at d = ∞: it stands for dimensions d well above 1/ε.");
        warnings.add(
                "The laws of the learning times are leading orders as ε → 0; corrections like ε^(1/12) and ln(1/ε) fade"
                        + " slowly. 'plateau predict' integrates the flow at a given ε.");
        return warnings;
    }

    static Step validity(List<String> warnings) {
        Step.Builder step = Step.named("validity", "When not to trust it")
                .says("What limits these equations for this pair of links.");
        warnings.forEach(w -> step.remark("{}", w));
        return step.because(Source.COMPUTED, "the special cases of the theory that apply here")
                .build();
    }
}
