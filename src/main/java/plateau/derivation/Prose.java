package plateau.derivation;

import java.util.ArrayList;
import java.util.List;
import plateau.symbolic.Expression;

/** Running text with mathematics in it; each view writes both in its own way. */
public record Prose(List<Part> parts) {
    /** Words, or an expression or equation among them. */
    public sealed interface Part permits Words, Raw, Maths, Statement {}

    /** Plain words. */
    public record Words(String text) implements Part {}

    /** Mathematics that is no expression, in print and in LaTeX. */
    public record Raw(String text, String latex) implements Part {}

    /** An expression. */
    public record Maths(Expression expression) implements Part {}

    /** An equation. */
    public record Statement(Equation equation) implements Part {}

    public Prose {
        parts = List.copyOf(parts);
    }

    /**
     * Text in which each {@code {}} stands for the next argument: an {@link Expression}, an {@link Equation}, or anything else
     * by its own text.
     */
    static Prose of(String template, Object... arguments) {
        List<Part> parts = new ArrayList<>();
        int from = 0;
        int next = 0;
        for (int at = template.indexOf("{}"); at >= 0; at = template.indexOf("{}", from)) {
            words(template.substring(from, at), parts);
            add(arguments[next++], parts);
            from = at + 2;
        }
        words(template.substring(from), parts);
        if (next != arguments.length) {
            throw new IllegalArgumentException(arguments.length + " arguments for \"" + template + "\"");
        }
        return new Prose(parts);
    }

    private static void words(String text, List<Part> parts) {
        if (!text.isEmpty()) {
            parts.add(new Words(text));
        }
    }

    private static void add(Object argument, List<Part> parts) {
        if (argument instanceof Expression x) {
            parts.add(new Maths(x));
        } else if (argument instanceof Equation q) {
            parts.add(new Statement(q));
        } else if (argument instanceof Part part) {
            parts.add(part);
        } else if (argument instanceof Prose p) {
            parts.addAll(p.parts());
        } else {
            words(argument.toString(), parts);
        }
    }

    /** Several pieces with commas between them. */
    static Prose list(List<?> pieces) {
        String template = String.join(", ", pieces.stream().map(p -> "{}").toList());
        return of(template, pieces.toArray());
    }

    boolean isEmpty() {
        return parts.isEmpty();
    }
}
