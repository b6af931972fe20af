package plateau.cli;

import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import plateau.flow.LinkPair;
import plateau.hermite.HermiteBasis;
import plateau.hermite.HermiteException;
import plateau.hermite.HermiteExpansion;
import plateau.symbolic.Formula;
import plateau.symbolic.FormulaException;
import plateau.symbolic.FormulaLink;
import plateau.symbolic.FormulaParser;
import plateau.symbolic.ParameterNames;
import plateau.symbolic.ParameterValues;

/** Reads target and activation: a formula, a name, or a list of coefficients. */
final class LinkReader {
    private static final int CONTEXT = 36;

    private LinkReader() {}

    /**
     * One function from its two options, of which exactly one is given.
     *
     * @param what what it is, for messages
     * @param degree the highest degree wanted, if the user chose it
     * @param values of the parameters that the formula may have
     */
    static HermiteExpansion expansion(
            String what,
            String formulaOption,
            @Nullable String formula,
            String listOption,
            @Nullable String list,
            OptionalInt degree,
            ParameterValues values) {
        requireOne(what, formulaOption, formula, listOption, list);
        return list != null
                ? coefficients(listOption, list)
                : formula(formulaOption, String.valueOf(formula), degree, values);
    }

    /** Refuses a function that is given twice or not at all. */
    static void requireOne(
            String what, String formulaOption, @Nullable String formula, String listOption, @Nullable String list) {
        if (formula != null && list != null) {
            throw new BadRequestException("the " + what + " is given twice: give either " + formulaOption + " or "
                    + listOption + ", not both");
        }
        if (formula == null && list == null) {
            throw new BadRequestException("the " + what + " is missing: give " + formulaOption + " EXPR, or "
                    + listOption + " LIST with its Hermite coefficients");
        }
    }

    private static HermiteExpansion coefficients(String option, String text) {
        List<Double> values = Numbers.list(option, text, HermiteBasis.MAX_DEGREE + 1);
        try {
            return HermiteExpansion.ofCoefficients(
                    values.stream().mapToDouble(Double::doubleValue).toArray());
        } catch (HermiteException e) {
            throw new BadRequestException(option, text, String.valueOf(e.getMessage()));
        }
    }

    private static HermiteExpansion formula(String option, String text, OptionalInt degree, ParameterValues values) {
        Formula tree = tree(option, text, ParameterNames.only(values.names()));
        try {
            FormulaLink link = ParameterValues.parametersOf(tree).isEmpty()
                    ? FormulaLink.parse(text)
                    : FormulaLink.of(values.putInto(tree));
            return degree.isPresent() ? HermiteExpansion.of(link, degree.getAsInt()) : HermiteExpansion.of(link);
        } catch (FormulaException e) {
            throw new BadRequestException(option + ": " + e.getMessage() + pointer(text, e.position()));
        } catch (HermiteException e) {
            throw new BadRequestException(option + ": " + e.getMessage());
        }
    }

    /**
     * The tree of a formula.
     *
     * @param names which of its names are parameters
     */
    static Formula tree(String option, String text, ParameterNames names) {
        try {
            return FormulaParser.parse(text, names);
        } catch (FormulaException e) {
            throw new BadRequestException(option + ": " + e.getMessage() + pointer(text, e.position()));
        }
    }

    /** Two more lines: the formula around the culprit, and a caret below it. */
    static String pointer(String text, OptionalInt position) {
        if (position.isEmpty() || text.isBlank() || text.length() > FormulaParser.MAX_LENGTH) {
            return "";
        }
        int place = Math.min(position.getAsInt(), text.length());
        int from = Math.max(0, place - CONTEXT);
        int to = Math.min(text.length(), place + CONTEXT);
        String before = printable((from > 0 ? "…" : "") + text.substring(from, place));
        String after = printable(text.substring(place, to) + (to < text.length() ? "…" : ""));
        int column = before.codePointCount(0, before.length());
        return "\n  " + before + after + "\n  " + " ".repeat(column) + "^";
    }

    private static String printable(String text) {
        return text.codePoints()
                .map(c -> Character.isISOControl(c) ? ' ' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** Refuses a problem in which there is nothing to predict. */
    static LinkPair checked(LinkPair links) {
        boolean target = false;
        boolean activation = false;
        for (int k = 0; k <= links.degree(); k++) {
            target |= k > 0 && links.phi(k) != 0;
            activation |= links.sigma(k) != 0;
        }
        if (!target) {
            throw new BadRequestException("the target " + BadRequestException.shorten(links.targetName())
                    + " is constant up to degree " + links.degree()
                    + ": there is nothing to learn beyond degree 0, give a target that depends on z");
        }
        if (!activation) {
            throw new BadRequestException("the activation " + BadRequestException.shorten(links.activationName())
                    + " is zero up to degree " + links.degree() + ": it can learn nothing, give another one");
        }
        return links;
    }
}
