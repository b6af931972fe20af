package plateau.derivation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import plateau.derivation.CodeNotation.Hoisted;
import plateau.hermite.HermiteBasis;
import plateau.symbolic.Expression;
import plateau.symbolic.FormulaPrinter;
import plateau.symbolic.InfixNotation;

/**
 * The reduced flow as a program that integrates a default case and prints the learning times (theory.md §3, §8), one line for
 * each degree of the target: {@code k t_k}, {@code k never}, or {@code k >t} if the degree was not learned until t.
 *
 * <p>The right-hand side is written from the derivation's equations; a template has the integration.
 */
public abstract class CodeWriter implements DerivationWriter {
    private static final int NUMBERS_PER_LINE = 4;

    private final String template;
    private final String comment;
    private final ProgramOrigin origin;

    CodeWriter(String template, String comment, ProgramOrigin origin) {
        this.template = template;
        this.comment = comment;
        this.origin = origin;
    }

    @Override
    public final String write(Derivation derivation) {
        FlowProgram program = FlowProgram.of(derivation);
        return CodeTemplate.named(template).fill(parts(derivation, program));
    }

    private Map<String, String> parts(Derivation derivation, FlowProgram program) {
        int degree = program.degree();
        int classes = program.classes().count();
        Map<String, String> parts = new HashMap<>();
        parts.put("HEADING", heading(derivation, program));
        parts.put("DEGREE", Integer.toString(degree));
        parts.put("CLASSES", Integer.toString(classes));
        parts.putAll(links(program, ofParameters(derivation, program)));
        parts.put("LEARNABLE", rows(degree + 1, k -> truth(program.learnable().contains(k))));
        parts.put("WEIGHTS", rows(classes, p -> number(program.classes().weight(p))));
        parts.put("START", rows(classes, p -> number(program.classes().a0(p))));
        parts.putAll(equations(program));
        parts.putAll(ofLanguage(program, parts));
        return parts;
    }

    /** The coefficients, with the parameters and the functions that they need. */
    private Map<String, String> links(FlowProgram program, String parameters) {
        List<String> phi = coefficients(program, program::phi);
        List<String> sigma = coefficients(program, program::sigma);
        Map<String, String> parts = new HashMap<>();
        parts.put("PARAMETERS", parameters);
        parts.put("IMPORTS", imports(String.join("\n", phi) + String.join("\n", sigma)));
        parts.put("PHI", commented(phi, program::phiComment));
        parts.put("SIGMA", commented(sigma, program::sigmaComment));
        return parts;
    }

    private List<String> coefficients(FlowProgram program, IntFunction<Expression> coefficient) {
        return IntStream.rangeClosed(0, program.degree())
                .mapToObj(k -> parameterNotation().write(coefficient.apply(k)))
                .toList();
    }

    private String ofParameters(Derivation derivation, FlowProgram program) {
        List<String> lines = new ArrayList<>();
        for (String name : program.parameters()) {
            double value = derivation.defaults().approximately(name);
            lines.add(constant(ParameterNotation.constant(name), number(value)));
        }
        if (!lines.isEmpty()) {
            lines.add(0, comment + " The parameters of the links; other values inside what is assumed do as well.");
        }
        return String.join("\n", lines);
    }

    private Map<String, String> equations(FlowProgram program) {
        CodeNotation residual = notation("none");
        CodeNotation a = notation("force");
        CodeNotation s = notation("slope");
        Map<String, String> parts = new HashMap<>();
        parts.put("RESIDUAL", residual.write(program.residual()));
        parts.put("MEAN_TERM", residual.meanTerm());
        parts.put("A_DOT", a.write(program.aDot()));
        parts.put("S_DOT", s.write(program.sDot()));
        List<Hoisted> arrays = new ArrayList<>(a.hoisted());
        arrays.addAll(s.hoisted());
        parts.put("ARRAYS", arrays.stream().map(this::declaration).collect(Collectors.joining("\n")));
        parts.put(
                "COEFFICIENTS",
                arrays.stream()
                        .map(h ->
                                assignment(h, notation("none").write(h.series().coefficient())))
                        .collect(Collectors.joining("\n")));
        return parts;
    }

    /** The notation of the language. */
    abstract CodeNotation notation(String arrayName);

    /** The notation of what coefficients are in the parameters. */
    abstract ParameterNotation parameterNotation();

    /** The statement that defines a constant of the program. */
    abstract String constant(String name, String value);

    /** The statements that bring in what these coefficients use beyond the template. */
    String imports(String coefficients) {
        return "";
    }

    /** What only this language's template has places for, made of the parts that all have. */
    Map<String, String> ofLanguage(FlowProgram program, Map<String, String> parts) {
        return Map.of();
    }

    /** The statement that declares an array of coefficients, where the language needs one. */
    abstract String declaration(Hoisted array);

    /** The statement that fills it, or one element of it. */
    abstract String assignment(Hoisted array, String coefficient);

    /** The word for yes or no. */
    String truth(boolean value) {
        return Boolean.toString(value);
    }

    private String heading(Derivation derivation, FlowProgram program) {
        List<String> lines = new ArrayList<>();
        lines.add("Mean-field flow of a wide two-layer network on a single-index target, with learning times.");
        lines.add("  target      phi(z) = " + derivation.targetName());
        lines.add("  activation  sigma(z) = " + derivation.activationName());
        derivation.parametric().ifPresent(links -> lines.add("  parameters  " + parameters(derivation, links)));
        lines.add("  start       a(0) of law " + derivation.law().text() + " in "
                + program.classes().count() + " classes of weight w, s(0) = 0");
        lines.add("Written by " + origin.version() + ":");
        lines.add("  " + origin.command());
        lines.add("Convention: " + HermiteBasis.CONVENTION + ".");
        lines.add("");
        for (Equation e : program.equations()) {
            lines.add("  " + e.write(new InfixNotation(), e.relation().ascii()));
        }
        lines.add("  t_k: first t with e_k^2 <= phi_k^2/2");
        lines.add("");
        program.verdict().ifPresent(lines::add);
        lines.add(
                "Prints a line for each degree of the target: k t_k, or k never, or k >t if it is not learned until t.");
        lines.add("The one argument is epsilon (1e-4 if there is none).");
        return lines.stream().map(l -> (comment + " " + l).stripTrailing()).collect(Collectors.joining("\n"));
    }

    private static String parameters(Derivation derivation, ParametricLinks links) {
        String start = links.parameters().stream()
                .map(name -> name + " = "
                        + FormulaPrinter.print(derivation.defaults().value(name)))
                .collect(Collectors.joining(", "));
        return start + (links.assumptions().isEmpty() ? "" : "; assumed " + links.assumptions());
    }

    private String commented(List<String> values, IntFunction<String> remark) {
        return IntStream.range(0, values.size())
                .mapToObj(k -> values.get(k) + ", " + comment + " " + remark.apply(k))
                .collect(Collectors.joining("\n"));
    }

    private static String rows(int count, IntFunction<String> element) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            boolean last = i == count - 1;
            text.append(element.apply(i)).append(last ? "," : (i + 1) % NUMBERS_PER_LINE == 0 ? ",\n" : ", ");
        }
        return text.toString();
    }

    /** The shortest decimal that is read back as the same double. */
    static String number(double value) {
        return Double.toString(value).replace("E", "e");
    }
}
