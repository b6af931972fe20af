package plateau.derivation;

import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import plateau.derivation.CodeNotation.Hoisted;
import plateau.symbolic.Expression;

/** A C program that needs nothing but the mathematical library: its right-hand side, and a Rosenbrock method of its own. */
public final class CWriter extends CodeWriter {
    public CWriter(ProgramOrigin origin) {
        super("flow.c.txt", "//", origin);
    }

    @Override
    CodeNotation notation(String arrayName) {
        return new LoopNotation(arrayName);
    }

    @Override
    ParameterNotation parameterNotation() {
        return new CCoefficients();
    }

    @Override
    String constant(String name, String value) {
        return "static const double " + name + " = " + value + ";";
    }

    /** What is computed from parameters is no constant in C: a function fills the arrays then. */
    @Override
    Map<String, String> ofLanguage(FlowProgram program, Map<String, String> parts) {
        return program.isParametric()
                ? Map.of("LINKS", computed(program, parts), "PREPARE", "set_coefficients();")
                : Map.of(
                        "LINKS",
                        array("phi", parts.get("PHI")) + "\n" + array("sigma", parts.get("SIGMA")),
                        "PREPARE",
                        "");
    }

    private static String array(String name, @Nullable String rows) {
        return "static const double " + name + "[K + 1] = {\n    "
                + String.valueOf(rows).replace("\n", "\n    ") + "\n};";
    }

    private String computed(FlowProgram program, Map<String, String> parts) {
        return parts.get("PARAMETERS")
                + """

                static double phi[K + 1], sigma[K + 1];

                // The coefficients from the parameters: call it before anything else.
                void set_coefficients(void) {
                """
                + assignments("phi", program.degree(), program::phi)
                + assignments("sigma", program.degree(), program::sigma) + "}";
    }

    private String assignments(String name, int degree, IntFunction<Expression> coefficient) {
        return IntStream.rangeClosed(0, degree)
                .mapToObj(k ->
                        "    " + name + "[" + k + "] = " + parameterNotation().write(coefficient.apply(k)) + ";\n")
                .collect(Collectors.joining());
    }

    @Override
    String declaration(Hoisted array) {
        return "double " + array.name() + "[K + 1];";
    }

    @Override
    String assignment(Hoisted array, String coefficient) {
        return array.name() + "[k] = " + coefficient + ";";
    }

    @Override
    String truth(boolean value) {
        return value ? "1" : "0";
    }

    private static final class CCoefficients extends ParameterNotation {
        @Override
        protected String function(String name) {
            return switch (name) {
                case "abs", "max", "min" -> "f" + name;
                default -> name;
            };
        }

        @Override
        protected String signum(String x) {
            return "((" + x + " > 0) - (" + x + " < 0))";
        }

        @Override
        protected String pi() {
            return "acos(-1.0)";
        }
    }
}
