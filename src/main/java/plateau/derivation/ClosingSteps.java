package plateau.derivation;

import static plateau.derivation.Quantities.R;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
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
        this.links = coefficients.pattern();
    }

    Step floor(List<LearningLaw> laws) {
        if (!coefficients.isKnown()) {
            return Step.named("floor", "Risk floor")
                    .says(
                            "The floor is {} summed over the degrees with {}; which these are is not known without a closed form"
                                    + " of every coefficient: --set gives it.",
                            Expression.HALF.times(Expression.power(Expression.symbol("phi", "k"), 2)),
                            Equation.inline(Expression.symbol("sigma", "k"), Expression.ZERO))
                    .build();
        }
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
                .equation(Equation.of("floor.risk", Expression.symbol("R", "floor"), floor));
        if (coefficients.numbers().isPresent()) {
            step.table(plateaus(learned, p -> Prose.of("{}", Decimals.full(p.risk()))));
        } else {
            ofParameters(step, learned);
        }
        return step.because(
                        Source.DERIVED,
                        "{} where {}",
                        Equation.inline(Expression.symbol("e", "k"), Relation.IDENTICAL, Expression.symbol("phi", "k")),
                        Equation.inline(Expression.symbol("sigma", "k"), Expression.ZERO))
                .build();
    }

    private Table plateaus(List<Integer> learned, Function<PlateauHeight, Prose> height) {
        List<List<Prose>> rows = new ArrayList<>();
        for (PlateauHeight p : PlateauHeights.of(links, learned)) {
            String done = p.learned().isEmpty()
                    ? "none"
                    : p.learned().stream().map(String::valueOf).collect(Collectors.joining(", "));
            rows.add(List.of(
                    Prose.of("{}", done), Prose.of("{}", p.next() < 0 ? "none" : "" + p.next()), height.apply(p)));
        }
        return new Table(
                Prose.of("Plateaus of the risk {} of the degrees kept.", R),
                List.of(Prose.of("learned"), Prose.of("waiting for"), Prose.of("{}", R)),
                rows);
    }

    /** Heights are short sums of φ_k², or the table of coefficients stands for them. */
    private void ofParameters(Step.Builder step, List<Integer> learned) {
        step.remark(
                "At parameters where a further {} vanishes, {} joins the floor.",
                Expression.symbol("sigma", "k"),
                Expression.HALF.times(Expression.power(Expression.symbol("phi", "k"), 2)));
        if (coefficients.isFew()) {
            step.table(plateaus(learned, p -> Prose.of("{}", left(p.learned()))));
        } else {
            step.remark(
                    "The plateau after the degrees L is {} over the other k; its terms are in the table of coefficients.",
                    Expression.HALF.times(
                            Quantities.sumOverDegrees(Expression.power(Expression.symbol("phi", "k"), 2))));
        }
    }

    /** ½ Σ φ_k² over what has not been learned. */
    private Expression left(List<Integer> learned) {
        List<Integer> others = coefficients.ofEither().stream()
                .filter(k -> !learned.contains(k))
                .toList();
        return Expression.HALF.times(Coefficients.sum(others, k -> Expression.power(coefficients.phi(k), 2)));
    }

    /** What is left to say without numbers. */
    static List<String> warnings(ParametricLinks links) {
        List<String> warnings = new ArrayList<>(general());
        warnings.add(
                "Degrees, constraints and exponents of the stages are those of parameters at which no coefficient of the"
                        + " table vanishes; at others 'plateau derive --set' tells.");
        warnings.add("Both links are cut at degree " + links.degree() + "; --degree changes it.");
        return warnings;
    }

    private static List<String> general() {
        return List.of(
                "Everything from the mean-field flow on holds at d = ∞: it stands for dimensions d well above 1/ε.",
                "The laws of the learning times are leading orders as ε → 0; corrections like ε^(1/12) and ln(1/ε) fade"
                        + " slowly. 'plateau predict' integrates the flow at a given ε.");
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
        warnings.addAll(general());
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
