package plateau.explorer;

import java.util.OptionalInt;
import plateau.flow.InitialLaw;
import plateau.flow.InitialLawException;
import plateau.timescale.PredictionRequest;

/** Reads a problem from the fields of a request, within the limits; nothing is computed yet. */
final class ProblemReader {
    private static final String DEFAULT_LAW = "uniform:-1:1";
    private static final int DEFAULT_CLASSES = 20;
    private static final int LONGEST_LAW = 2000;

    private final ExplorerLimits limits;

    ProblemReader(ExplorerLimits limits) {
        this.limits = limits;
    }

    /**
     * The problem.
     *
     * @throws RefusedException if a field is missing, wrong or beyond a limit
     */
    Problem problem(Fields fields) {
        int classes = fields.whole("classes", 1, limits.classes()).orElse(DEFAULT_CLASSES);
        OptionalInt degree = fields.whole("degree", 0, limits.degree());
        InitialLaw law = law(fields.text("init", DEFAULT_LAW));
        FunctionText target = function(fields, "target", "phi");
        FunctionText activation = function(fields, "activation", "sigma");
        return new Problem(target, activation, law, classes, degree);
    }

    /** The one function that a request names, target or activation. */
    FunctionText function(Fields fields) {
        boolean second = fields.text("activation") != null || fields.text("sigma") != null;
        return second ? function(fields, "activation", "sigma") : function(fields, "target", "phi");
    }

    /** ε, in the range of the solver. */
    double epsilon(Fields fields) {
        return fields.number("epsilon", PredictionRequest.SMALLEST_EPSILON, PredictionRequest.LARGEST_EPSILON)
                .orElseThrow(() -> RefusedException.wrong("epsilon", "epsilon is missing: give a number, as in 1e-4"));
    }

    private FunctionText function(Fields fields, String formula, String list) {
        String text = fields.text(formula);
        String coefficients = fields.text(list);
        if (text != null && coefficients != null) {
            throw RefusedException.wrong(formula, "give either " + formula + " or " + list + ", not both");
        }
        if (coefficients != null) {
            // The list is typed into the same box of the page.
            Fields.list(formula, limited(formula, coefficients), limits.degree() + 1);
            return new FunctionText(formula, coefficients, true);
        }
        if (text == null) {
            throw RefusedException.wrong(
                    formula,
                    "the " + formula + " is missing: type a formula in z, as in z^3 - 3*z, or a name, as in relu");
        }
        return new FunctionText(formula, limited(formula, text), false);
    }

    private String limited(String field, String text) {
        if (text.length() > limits.formulaLength()) {
            throw RefusedException.wrong(
                    field,
                    OptionalInt.of(limits.formulaLength()),
                    "the " + field + " has " + text.length() + " characters: at most " + limits.formulaLength()
                            + " are read here");
        }
        return text;
    }

    private InitialLaw law(String text) {
        if (text.length() > LONGEST_LAW) {
            throw RefusedException.wrong(
                    "init", "the law has more than " + LONGEST_LAW + " characters: give a shorter one");
        }
        try {
            InitialLaw law = InitialLaw.parse(text);
            if (law.atomic() && law.classes(1).count() > limits.classes()) {
                throw RefusedException.wrong(
                        "init", "the law has more than " + limits.classes() + " atoms: give fewer");
            }
            return law;
        } catch (InitialLawException e) {
            throw RefusedException.wrong("init", String.valueOf(e.getMessage()));
        } catch (IllegalArgumentException e) {
            throw RefusedException.wrong("init", String.valueOf(e.getMessage()));
        }
    }
}
