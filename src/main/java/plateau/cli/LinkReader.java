package plateau.cli;

import java.util.List;
import org.jspecify.annotations.Nullable;
import plateau.flow.LinkPair;
import plateau.hermite.HermiteBasis;
import plateau.hermite.HermiteException;
import plateau.hermite.HermiteExpansion;

/** Reads target and activation: a formula, a name, or a list of coefficients. */
final class LinkReader {
    private LinkReader() {}

    /**
     * One function from its two options, of which exactly one is given.
     *
     * @param what what it is, for messages
     */
    static HermiteExpansion expansion(
            String what, String formulaOption, @Nullable String formula, String listOption, @Nullable String list) {
        if (formula != null && list != null) {
            throw new BadRequestException("the " + what + " is given twice: give either " + formulaOption + " or "
                    + listOption + ", not both");
        }
        if (formula == null && list == null) {
            throw new BadRequestException("the " + what + " is missing: give " + formulaOption + " EXPR, or "
                    + listOption + " LIST with its Hermite coefficients");
        }
        return list != null ? coefficients(listOption, list) : formula(formulaOption, String.valueOf(formula));
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

    private static HermiteExpansion formula(String option, String text) {
        throw new BadRequestException(option, text, "formulas are not read yet, give coefficients");
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
