package plateau.derivation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.function.IntToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import plateau.derivation.CodeNotation.Hoisted;
import plateau.hermite.HermiteBasis;
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
        parts.put("PHI", commented(degree, program::phi, program::phiComment));
        parts.put("SIGMA", commented(degree, program::sigma, program::sigmaComment));
        parts.put("LEARNABLE", rows(degree + 1, k -> truth(program.learnable().contains(k))));
        parts.put("WEIGHTS", rows(classes, p -> number(program.classes().weight(p))));
        parts.put("START", rows(classes, p -> number(program.classes().a0(p))));
        parts.putAll(equations(program));
        return parts;
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
        lines.add("  target      phi(z) = " + derivation.links().targetName());
        lines.add("  activation  sigma(z) = " + derivation.links().activationName());
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

    private String commented(int degree, IntToDoubleFunction value, IntFunction<String> remark) {
        return IntStream.rangeClosed(0, degree)
                .mapToObj(k -> number(value.applyAsDouble(k)) + ", " + comment + " " + remark.apply(k))
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
