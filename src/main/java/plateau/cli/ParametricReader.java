package plateau.cli;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import plateau.derivation.ParametricLinks;
import plateau.hermite.HermiteBasis;
import plateau.hermite.HermiteException;
import plateau.symbolic.Formula;
import plateau.symbolic.FormulaException;
import plateau.symbolic.FormulaParser;
import plateau.symbolic.ParameterException;

/** Expands target and activation where parameters are left without a value. */
final class ParametricReader {
    private ParametricReader() {}

    /**
     * The links; parameters that have a value have it.
     *
     * @throws BadRequestException if the assumptions contradict a formula, or a parameter's name is one of the equations
     */
    static ParametricLinks links(ParameterOptions.Parametric read, ProblemOptions problem) {
        OptionalInt kept = Numbers.whole("--degree", problem.degree, 0, HermiteBasis.MAX_DEGREE);
        try {
            return ParametricLinks.of(
                    read.values().putInto(tree(read.target(), "--phi", problem.phi)),
                    read.values().putInto(tree(read.activation(), "--sigma", problem.sigma)),
                    read.assumptions().on(read.free()),
                    kept);
        } catch (ParameterException | FormulaException | HermiteException e) {
            throw new BadRequestException(String.valueOf(e.getMessage()));
        }
    }

    /** The formula, or Σ c_k h_k of a list. */
    private static Formula tree(Optional<Formula> formula, String option, @Nullable String list) {
        return formula.orElseGet(() -> sum(Numbers.list(option, String.valueOf(list), HermiteBasis.MAX_DEGREE + 1)));
    }

    private static Formula sum(List<Double> values) {
        return FormulaParser.parse(IntStream.range(0, values.size())
                .mapToObj(k -> "(" + BigDecimal.valueOf(values.get(k)).toPlainString() + ")*h(" + k + ")")
                .collect(Collectors.joining(" + ")));
    }
}
