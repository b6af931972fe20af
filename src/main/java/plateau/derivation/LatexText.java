package plateau.derivation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import plateau.symbolic.Expression;
import plateau.symbolic.LatexNotation;
import plateau.symbolic.UnicodeNotation;

/** Prose and long equations in LaTeX, shared by the LaTeX and the Markdown view. */
final class LatexText {
    /** Signs that sentences may hold, by what LaTeX's mathematics calls them. */
    private static final Map<Character, String> SIGNS = Map.ofEntries(
            Map.entry('φ', "\\varphi"),
            Map.entry('σ', "\\sigma"),
            Map.entry('ε', "\\varepsilon"),
            Map.entry('τ', "\\tau"),
            Map.entry('γ', "\\gamma"),
            Map.entry('κ', "\\kappa"),
            Map.entry('λ', "\\lambda"),
            Map.entry('π', "\\pi"),
            Map.entry('∞', "\\infty"),
            Map.entry('→', "\\to"),
            Map.entry('≤', "\\le"),
            Map.entry('≥', "\\ge"),
            Map.entry('±', "\\pm"),
            Map.entry('−', "-"),
            Map.entry('·', "\\cdot"),
            Map.entry('√', "\\surd"),
            Map.entry('Σ', "\\Sigma"),
            Map.entry('½', "\\tfrac12"),
            Map.entry('‖', "\\|"),
            Map.entry('³', "^3"),
            Map.entry('θ', "\\theta"),
            Map.entry('α', "\\alpha"),
            Map.entry('η', "\\eta"),
            Map.entry('²', "^2"),
            Map.entry('′', "'"),
            Map.entry('ᵢ', "_i"),
            Map.entry('ⱼ', "_j"),
            Map.entry('₀', "_0"),
            Map.entry('₁', "_1"),
            Map.entry('₂', "_2"),
            Map.entry('⟨', "\\langle"),
            Map.entry('⟩', "\\rangle"));

    private static final int LONGEST_ROW = 78;

    private final LatexNotation notation = new LatexNotation();
    private final boolean markdown;

    LatexText(boolean markdown) {
        this.markdown = markdown;
    }

    String prose(Prose prose) {
        StringBuilder text = new StringBuilder();
        for (Prose.Part part : prose.parts()) {
            if (part instanceof Prose.Words words) {
                text.append(markdown ? words.text() : words(words.text()));
            } else if (part instanceof Prose.Raw raw) {
                text.append(inline(raw.latex()));
            } else if (part instanceof Prose.Maths maths) {
                text.append(inline(notation.write(maths.expression())));
            } else if (part instanceof Prose.Statement statement) {
                Equation e = statement.equation();
                text.append(inline(e.write(notation, e.relation().latex())));
            }
        }
        return text.toString();
    }

    /** GitHub takes \\, for an escaped comma and * for emphasis, even between dollar signs. */
    private String inline(String maths) {
        String safe =
                markdown ? maths.replace("\\,", " ").replace("\\|", "\\Vert ").replace("*", "\\ast ") : maths;
        return "$" + safe + "$";
    }

    /** Words with the characters that LaTeX keeps for itself made harmless; σ_4 and ε^(1/4) become mathematics. */
    static String words(String text) {
        StringBuilder result = new StringBuilder();
        String rest = text.replace("u̇", "\\ensuremath{\\dot u}");
        for (int i = 0; i < rest.length(); i++) {
            char c = rest.charAt(i);
            if ((c == '_' || c == '^') && i + 1 < rest.length()) {
                int end = scriptEnd(rest, i + 1);
                result.append("\\ensuremath{")
                        .append(c)
                        .append('{')
                        .append(script(rest.substring(i + 1, end)))
                        .append("}}");
                i = end - 1;
            } else {
                result.append(escaped(c, rest, i));
            }
        }
        return result.toString();
    }

    private static int scriptEnd(String text, int from) {
        if (text.charAt(from) == '(') {
            int close = text.indexOf(')', from);
            return close < 0 ? text.length() : close + 1;
        }
        int end = from;
        while (end < text.length() && Character.isLetterOrDigit(text.charAt(end))) {
            end++;
        }
        return Math.max(end, Math.min(text.length(), from + 1));
    }

    private static String script(String text) {
        String inner = text.startsWith("(") && text.endsWith(")") ? text.substring(1, text.length() - 1) : text;
        return inner.replace("−", "-");
    }

    private static String escaped(char c, String text, int at) {
        String sign = SIGNS.get(c);
        if (sign != null) {
            return "\\ensuremath{" + sign + "}";
        }
        return switch (c) {
            case '%', '&', '#', '$', '{' -> text.startsWith("\\ensuremath", Math.max(0, at - 11)) ? "" + c : "\\" + c;
            case '|', '<', '>' -> "\\ensuremath{" + c + "}";
            case '-' -> at > 0 && text.charAt(at - 1) == '-' ? "{}-" : "-";
            case '…' -> "\\dots{}";
            case '—' -> "---";
            case '–' -> "--";
            case '~' -> "\\textasciitilde{}";
            default -> "" + c;
        };
    }

    /** The sides of an equation with its sign marked by &, the right side in rows. */
    List<String> rows(Equation e) {
        String head = notation.write(e.left()) + " &" + e.relation().latex() + " ";
        List<String> rows = new ArrayList<>();
        List<String> parts = parts(e.right());
        rows.add(head + parts.get(0));
        for (String part : parts.subList(1, parts.size())) {
            rows.add("&\\quad " + part);
        }
        return rows;
    }

    private List<String> parts(Expression right) {
        if (size(right) > LONGEST_ROW && right instanceof Expression.Sum sum) {
            return rows(sum);
        }
        if (size(right) > LONGEST_ROW && right instanceof Expression.Product product) {
            List<Expression> factors = product.factors();
            Expression last = factors.get(factors.size() - 1);
            if (last instanceof Expression.Sum sum && sum.terms().size() > 2) {
                String front = notation.write(Expression.product(factors.subList(0, factors.size() - 1)));
                List<String> rows = rows(sum);
                rows.set(0, front + "\\,\\bigl[" + rows.get(0));
                rows.set(rows.size() - 1, rows.get(rows.size() - 1) + "\\bigr]");
                return rows;
            }
        }
        return List.of(notation.write(right));
    }

    private List<String> rows(Expression.Sum sum) {
        List<String> rows = new ArrayList<>();
        List<Expression> row = new ArrayList<>();
        int width = 0;
        for (Expression term : sum.terms()) {
            int size = size(term) + 3;
            if (!row.isEmpty() && width + size > LONGEST_ROW - 8) {
                rows.add(row(row, rows.isEmpty()));
                row.clear();
                width = 0;
            }
            row.add(term);
            width += size;
        }
        rows.add(row(row, rows.isEmpty()));
        return rows;
    }

    private String row(List<Expression> terms, boolean first) {
        String text = notation.write(terms.size() == 1 ? terms.get(0) : new Expression.Sum(terms));
        return first || text.startsWith("-") ? text : "+ " + text;
    }

    private static int size(Expression x) {
        return new UnicodeNotation().write(x).length();
    }
}
