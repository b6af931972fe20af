package plateau.symbolic;

import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import plateau.symbolic.ParameterException.Reason;

/**
 * Which names of a formula are parameters: none, those that were declared, or every name that is free and no likely slip.
 *
 * <p>A name that was not declared is taken for a slip if it has three letters or more, is no Greek letter and resembles a
 * function, as rleu does.
 */
public final class ParameterNames {
    /** Longest name of a parameter. */
    public static final int MAX_LENGTH = 24;

    private static final ParameterNames NONE = new ParameterNames(Set.of(), false);

    private final Set<String> declared;
    private final boolean open;

    private ParameterNames(Set<String> declared, boolean open) {
        this.declared = declared;
        this.open = open;
    }

    /** No parameters. */
    public static ParameterNames none() {
        return NONE;
    }

    /**
     * These and no others.
     *
     * @throws ParameterException if one of them is not free
     */
    public static ParameterNames only(Collection<String> names) {
        return new ParameterNames(checked(names), false);
    }

    /**
     * Every free name.
     *
     * @param declared names that are parameters whatever they resemble
     * @throws ParameterException if one of them is not free
     */
    public static ParameterNames any(Collection<String> declared) {
        return new ParameterNames(checked(declared), true);
    }

    private static Set<String> checked(Collection<String> names) {
        names.forEach(ParameterNames::requireFree);
        return new TreeSet<>(names);
    }

    /**
     * Refuses what cannot be the name of a parameter: other than a letter followed by letters and digits, longer
     * than {@value #MAX_LENGTH} characters, or a name that the grammar has already.
     */
    static void requireFree(String name) {
        if (!isWellFormed(name)) {
            throw new ParameterException(
                    Reason.BAD_NAME,
                    "\"" + FormulaNames.shown(name)
                            + "\" is no name of a parameter; one is a letter followed by letters"
                            + " and digits, at most " + MAX_LENGTH + " characters, as in b, c1 or beta");
        }
        if (FormulaNames.isTaken(name)) {
            throw new ParameterException(
                    Reason.BAD_NAME,
                    "the name " + name + " has a meaning of its own in formulas; give the parameter another one, as in "
                            + name.charAt(0) + "1");
        }
    }

    private static boolean isWellFormed(String name) {
        return name.length() <= MAX_LENGTH && name.matches("[A-Za-z][A-Za-z0-9]*+");
    }

    boolean admits(String name) {
        if (declared.contains(name)) {
            return true;
        }
        return open && isWellFormed(name) && !FormulaNames.isTaken(name) && !isSlip(name);
    }

    private static boolean isSlip(String name) {
        return name.length() > 2 && !Greek.isLetter(name) && FormulaNames.resemblesAKnownName(name);
    }
}
