package plateau.cli;

import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import plateau.symbolic.Assumptions;
import plateau.symbolic.Formula;
import plateau.symbolic.ParameterException;
import plateau.symbolic.ParameterNames;
import plateau.symbolic.ParameterValues;

/**
 * What is assumed of the parameters of formulas, where programs start with them, and the formulas that have them; their values
 * are {@code --set}'s.
 */
final class ParameterOptions {
    @Option(
            names = "--assume",
            paramLabel = "LIST",
            order = 7,
            description =
                    "Where the parameters of the formulas may lie, as in --assume \"w>0\" or --assume \"0<c<1, b<=2\";"
                            + " a parameter of which nothing is assumed is any real number.")
    @Nullable
    List<String> assume;

    @Option(
            names = "--default",
            paramLabel = "LIST",
            order = 8,
            description =
                    "Values that a program starts from, as in --default w=1; unlike those of --set they stay parameters"
                            + " that can be changed in it.")
    @Nullable
    List<String> defaults;

    /**
     * A problem whose formulas may have parameters.
     *
     * @param target the tree of the target, absent if it is given by its coefficients
     * @param activation the tree of the activation, likewise
     * @param assumptions on the parameters of both
     * @param values of some of them, or of all
     * @param defaults of those without a value, for programs
     */
    record Parametric(
            Optional<Formula> target,
            Optional<Formula> activation,
            Assumptions assumptions,
            ParameterValues values,
            ParameterValues defaults) {

        /** The parameters of both formulas in alphabetical order. */
        SortedSet<String> parameters() {
            SortedSet<String> names = new TreeSet<>();
            target.ifPresent(tree -> names.addAll(ParameterValues.parametersOf(tree)));
            activation.ifPresent(tree -> names.addAll(ParameterValues.parametersOf(tree)));
            return names;
        }

        /** Those without a value; if there are none, the problem is an ordinary one. */
        SortedSet<String> free() {
            SortedSet<String> names = parameters();
            names.removeAll(values.names());
            return names;
        }
    }

    /**
     * Reads the formulas of a problem, in which every free name is a parameter.
     *
     * @throws BadRequestException if a formula, an assumption or a value is refused, one of them is on a parameter that no
     *     formula has, or a value is outside the assumptions
     */
    Parametric read(ProblemOptions problem) {
        LinkReader.requireOne("target", "--target", problem.target, "--phi", problem.phi);
        LinkReader.requireOne("activation", "--activation", problem.activation, "--sigma", problem.sigma);
        Assumptions assumptions = checked("--assume", () -> Assumptions.parse(assume == null ? List.of() : assume));
        ParameterValues values = problem.values();
        SortedSet<String> declared = new TreeSet<>(assumptions.names());
        declared.addAll(values.names());
        ParameterValues starts =
                checked("--default", () -> ParameterValues.parse(defaults == null ? List.of() : defaults));
        declared.addAll(starts.names());
        ParameterNames names = ParameterNames.any(declared);
        Parametric read = new Parametric(
                tree("--target", problem.target, names),
                tree("--activation", problem.activation, names),
                assumptions,
                values,
                starts);
        check(read);
        return read;
    }

    /** Refuses default values where no program is written. */
    void requirePrograms(boolean program, String format) {
        if (defaults != null && !program) {
            throw new BadRequestException("--default gives values to the parameters of a program, and --format "
                    + format + " writes none: leave it out, or use --set");
        }
    }

    private static Optional<Formula> tree(String option, @Nullable String text, ParameterNames names) {
        return Optional.ofNullable(text).map(formula -> LinkReader.tree(option, formula, names));
    }

    private static void check(Parametric problem) {
        checked("--assume", () -> {
            problem.assumptions().requireAmong(problem.parameters());
            return problem;
        });
        check("--set", problem.values(), problem.parameters(), problem);
        check("--default", problem.defaults(), problem.free(), problem);
    }

    private static void check(String option, ParameterValues values, SortedSet<String> among, Parametric problem) {
        checked(option, () -> {
            values.requireAmong(among);
            values.requireWithin(problem.assumptions());
            return problem;
        });
    }

    /** Names the option in whatever is said against a parameter. */
    static <T> T checked(String option, Supplier<T> reading) {
        try {
            return reading.get();
        } catch (ParameterException e) {
            throw new BadRequestException(option + ": " + e.getMessage());
        }
    }
}
