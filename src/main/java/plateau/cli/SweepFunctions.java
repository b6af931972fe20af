package plateau.cli;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import plateau.flow.LinkPair;
import plateau.hermite.HermiteBasis;
import plateau.hermite.HermiteException;
import plateau.hermite.HermiteExpansion;
import plateau.symbolic.ParameterNames;
import plateau.symbolic.ParameterValues;

/** Reads the targets and activations of a sweep; each is expanded once. */
final class SweepFunctions {
    private final SweepOptions.Problem problem;

    SweepFunctions(SweepOptions.Problem problem) {
        this.problem = problem;
    }

    /** A function with what the user called it. */
    record Named(String name, HermiteExpansion expansion) {}

    /** The number of pairs of target and activation. */
    int pairs() {
        return count(problem.target, problem.phi) * count(problem.activation, problem.sigma);
    }

    private static int count(@Nullable List<String> formulas, @Nullable List<String> lists) {
        return (formulas == null ? 0 : formulas.size()) + (lists == null ? 0 : lists.size());
    }

    /** The targets in the order given, formulas first. */
    List<Named> targets() {
        return functions("target", problem.target, "--phi", problem.phi);
    }

    /** The activations likewise; refuses values of parameters that no formula has. */
    List<Named> activations() {
        List<Named> activations = functions("activation", problem.activation, "--sigma", problem.sigma);
        requireInUse(values());
        return activations;
    }

    private List<Named> functions(
            String what, @Nullable List<String> formulas, String listOption, @Nullable List<String> lists) {
        OptionalInt kept = Numbers.whole("--degree", problem.degree, 0, HermiteBasis.MAX_DEGREE);
        ParameterValues values = values();
        String option = "--" + what;
        List<Named> functions = new ArrayList<>();
        for (String formula : formulas == null ? List.<String>of() : formulas) {
            functions.add(new Named(
                    formula.strip(), LinkReader.expansion(what, option, formula, listOption, null, kept, values)));
        }
        for (String list : lists == null ? List.<String>of() : lists) {
            HermiteExpansion expansion = LinkReader.expansion(what, option, null, listOption, list, kept, values);
            functions.add(new Named(expansion.formula(), expansion));
        }
        requireDifferent(what, option, listOption, functions);
        return functions;
    }

    private static void requireDifferent(String what, String option, String listOption, List<Named> functions) {
        if (functions.isEmpty()) {
            LinkReader.requireOne(what, option, null, listOption, null);
        }
        Set<String> seen = new HashSet<>();
        for (Named function : functions) {
            if (!seen.add(function.name)) {
                throw new BadRequestException(
                        option, function.name, "this " + what + " is there twice, give each once");
            }
        }
    }

    /** The two, cut at a common degree; refuses a pair of which there is nothing to predict. */
    LinkPair pair(Named target, Named activation) {
        OptionalInt kept = Numbers.whole("--degree", problem.degree, 0, HermiteBasis.MAX_DEGREE);
        try {
            return LinkReader.checked(
                    kept.isPresent()
                            ? LinkPair.of(target.expansion, activation.expansion, kept.getAsInt())
                            : LinkPair.of(target.expansion, activation.expansion));
        } catch (HermiteException e) {
            throw new BadRequestException(String.valueOf(e.getMessage()));
        }
    }

    private ParameterValues values() {
        return ParameterOptions.checked(
                "--set", () -> ParameterValues.parse(problem.set == null ? List.of() : problem.set));
    }

    private void requireInUse(ParameterValues values) {
        ParameterNames names = ParameterNames.only(values.names());
        Set<String> used = new TreeSet<>();
        for (String formula : problem.target == null ? List.<String>of() : problem.target) {
            used.addAll(ParameterValues.parametersOf(LinkReader.tree("--target", formula, names)));
        }
        for (String formula : problem.activation == null ? List.<String>of() : problem.activation) {
            used.addAll(ParameterValues.parametersOf(LinkReader.tree("--activation", formula, names)));
        }
        ParameterOptions.checked("--set", () -> {
            values.requireAmong(used);
            return values;
        });
    }
}
