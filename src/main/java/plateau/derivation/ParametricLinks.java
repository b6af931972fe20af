package plateau.derivation;

import java.util.Collections;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import plateau.flow.LinkPair;
import plateau.hermite.ParametricExpansion;
import plateau.symbolic.Assumptions;
import plateau.symbolic.Formula;
import plateau.symbolic.ParameterException;
import plateau.symbolic.ParameterValues;

/**
 * A target and an activation with parameters, both to the degree K; with values for the parameters they are a {@link LinkPair}.
 * Immutable.
 *
 * @param target φ
 * @param activation σ, to the same degree
 * @param assumptions on the parameters of both
 */
public record ParametricLinks(ParametricExpansion target, ParametricExpansion activation, Assumptions assumptions) {
    /** Names that the equations give to quantities of their own, alone or with an index behind them. */
    private static final Set<String> TAKEN = Set.of(
            "a",
            "s",
            "r",
            "t",
            "u",
            "v",
            "d",
            "e",
            "f",
            "h",
            "i",
            "j",
            "k",
            "l",
            "m",
            "p",
            "q",
            "x",
            "y",
            "z",
            "A",
            "C",
            "D",
            "E",
            "G",
            "I",
            "K",
            "P",
            "Q",
            "R",
            "S",
            "T",
            "U",
            "V",
            "W",
            "He",
            "alpha",
            "epsilon",
            "eta",
            "gamma",
            "Gamma",
            "infinity",
            "kappa",
            "kfactorial",
            "lambda",
            "normphi",
            "normsigma",
            "phi",
            "sigma",
            "tau",
            "theta");

    /**
     * Expands both.
     *
     * @param degree K; without it the degree of a polynomial, and {@value ParametricExpansion#DEFAULT_DEGREE} for others
     * @throws ParameterException if a parameter bears the name of a quantity of the equations, or the assumptions allow values
     *     for which a formula is no link
     * @throws plateau.hermite.HermiteException if K is out of range
     */
    public static ParametricLinks of(Formula target, Formula activation, Assumptions assumptions, OptionalInt degree) {
        requireFree(ParameterValues.parametersOf(target));
        requireFree(ParameterValues.parametersOf(activation));
        ParametricExpansion phi = expansion(target, assumptions, degree);
        ParametricExpansion sigma = expansion(activation, assumptions, degree);
        int common = Math.max(phi.degree(), sigma.degree());
        return new ParametricLinks(to(phi, common), to(sigma, common), assumptions);
    }

    private static ParametricExpansion expansion(Formula tree, Assumptions assumptions, OptionalInt degree) {
        return degree.isPresent()
                ? ParametricExpansion.of(tree, assumptions, degree.getAsInt())
                : ParametricExpansion.of(tree, assumptions);
    }

    private static ParametricExpansion to(ParametricExpansion f, int degree) {
        return f.degree() == degree ? f : ParametricExpansion.of(f.tree(), f.assumptions(), degree);
    }

    private static void requireFree(Set<String> names) {
        for (String name : names) {
            String letters = name.replaceFirst("[0-9]+$", "");
            // w_1 and w_2 are the weights of two classes; w alone is not
            if (TAKEN.contains(letters) || letters.equals("w") && !name.equals("w")) {
                throw ParameterException.nameInUse(name, "a quantity of the equations");
            }
        }
    }

    /** The highest degree K kept. */
    public int degree() {
        return target.degree();
    }

    /** The parameters of both in alphabetical order. */
    public SortedSet<String> parameters() {
        SortedSet<String> names = new TreeSet<>(target.parameters());
        names.addAll(activation.parameters());
        return Collections.unmodifiableSortedSet(names);
    }

    /**
     * The links whose parameters have these values, cut at the same degree.
     *
     * @throws ParameterException if a parameter has no value, or one outside the assumptions
     */
    public LinkPair at(ParameterValues values) {
        return LinkPair.of(target.at(values), activation.at(values), degree());
    }
}
