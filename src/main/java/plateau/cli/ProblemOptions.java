package plateau.cli;

import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import plateau.flow.LinkPair;
import plateau.hermite.HermiteBasis;
import plateau.hermite.HermiteException;
import plateau.hermite.HermiteExpansion;
import plateau.symbolic.ParameterNames;
import plateau.symbolic.ParameterValues;

/** The options of what is learned by what: target, activation and the degrees kept of both. */
final class ProblemOptions {
    @Option(
            names = "--target",
            paramLabel = "EXPR",
            order = 1,
            description = "Target φ, a formula in z: \"z^3 - 3*z\", \"tanh(2*z)\", \"He(3) + He(1)/2\", or a name.")
    @Nullable
    String target;

    @Option(
            names = "--phi",
            paramLabel = "LIST",
            order = 2,
            description = "Target by its Hermite coefficients φ_0,φ_1,… instead, as in --phi 0,1,0.5.")
    @Nullable
    String phi;

    @Option(
            names = "--activation",
            paramLabel = "EXPR",
            order = 3,
            description = "Activation σ, likewise; names: relu, leaky-relu(0.1), elu, gelu, swish, softplus, sigmoid,"
                    + " tanh, erf, step, abs, sin, cos, exp, gaussian, identity.")
    @Nullable
    String activation;

    @Option(
            names = "--sigma",
            paramLabel = "LIST",
            order = 4,
            description = "Activation by its Hermite coefficients σ_0,σ_1,… instead.")
    @Nullable
    String sigma;

    @Option(
            names = "--degree",
            paramLabel = "K",
            order = 5,
            description = "Highest degree kept, 0 to " + HermiteBasis.MAX_DEGREE
                    + " (default: chosen so that what is cut off is small; it is reported).")
    @Nullable
    String degree;

    @Option(
            names = "--set",
            paramLabel = "LIST",
            order = 6,
            description =
                    "Values of parameters in the formulas, as in --target \"c z + He(3)\" --set c=1/2; several are"
                            + " separated by commas. A value is a number or a constant such as sqrt(2).")
    @Nullable
    List<String> set;

    /**
     * The values of the parameters.
     *
     * @throws BadRequestException if one is malformed or given twice
     */
    ParameterValues values() {
        return ParameterOptions.checked("--set", () -> ParameterValues.parse(set == null ? List.of() : set));
    }

    LinkPair links() {
        OptionalInt kept = Numbers.whole("--degree", degree, 0, HermiteBasis.MAX_DEGREE);
        ParameterValues values = values();
        Supplier<HermiteExpansion> later = Aside.begin(() ->
                LinkReader.expansion("activation", "--activation", this.activation, "--sigma", sigma, kept, values));
        HermiteExpansion target = LinkReader.expansion("target", "--target", this.target, "--phi", phi, kept, values);
        HermiteExpansion activation = later.get();
        requireInUse(values);
        try {
            return LinkReader.checked(
                    kept.isPresent()
                            ? LinkPair.of(target, activation, kept.getAsInt())
                            : LinkPair.of(target, activation));
        } catch (HermiteException e) {
            throw new BadRequestException(String.valueOf(e.getMessage()));
        }
    }

    private void requireInUse(ParameterValues values) {
        ParameterNames names = ParameterNames.only(values.names());
        Set<String> used = new TreeSet<>();
        if (target != null) {
            used.addAll(ParameterValues.parametersOf(LinkReader.tree("--target", target, names)));
        }
        if (activation != null) {
            used.addAll(ParameterValues.parametersOf(LinkReader.tree("--activation", activation, names)));
        }
        ParameterOptions.checked("--set", () -> {
            values.requireAmong(used);
            return values;
        });
    }
}
