package plateau.symbolic;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.hipparchus.fraction.BigFraction;
import plateau.symbolic.ParameterException.Reason;

/** Values of parameters: exact numbers or constants such as sqrt(2) or Pi/4. Immutable. */
public final class ParameterValues {
    private static final ParameterValues NONE = new ParameterValues(Map.of());

    private final TreeMap<String, Formula> values;

    private ParameterValues(Map<String, Formula> values) {
        this.values = new TreeMap<>(values);
    }

    /** No values. */
    public static ParameterValues none() {
        return NONE;
    }

    /** Exact rational values. */
    public static ParameterValues of(Map<String, BigFraction> numbers) {
        TreeMap<String, Formula> values = new TreeMap<>();
        numbers.forEach((name, value) -> {
            ParameterNames.requireFree(name);
            values.put(name, Formulas.number(value));
        });
        return new ParameterValues(values);
    }

    /**
     * Reads values such as {@code b=1/2} and {@code w=sqrt(2), c=0.1}.
     *
     * @throws ParameterException if one is malformed, no constant, or a parameter has two
     */
    public static ParameterValues parse(List<String> texts) {
        TreeMap<String, Formula> values = new TreeMap<>();
        for (String text : texts) {
            for (String part : CommaList.split(text, "equation")) {
                read(part.strip(), values);
            }
        }
        return new ParameterValues(values);
    }

    private static void read(String part, Map<String, Formula> values) {
        int equals = part.indexOf('=');
        String where = "\"" + FormulaNames.shown(part) + "\"";
        if (equals < 0 || part.indexOf('<') >= 0 || part.indexOf('>') >= 0) {
            throw new ParameterException(
                    Reason.MALFORMED, where + " gives no value to a parameter; write it like b=1/2");
        }
        String name = part.substring(0, equals).strip();
        ParameterNames.requireFree(name);
        Formula value = ConstantReader.read(part.substring(equals + 1), where);
        if (values.put(name, value) != null) {
            throw new ParameterException(
                    Reason.SET_TWICE, "the parameter " + name + " is set twice; give it one value");
        }
    }

    /** The parameters that have a value. */
    public Set<String> names() {
        return Collections.unmodifiableSet(values.keySet());
    }

    /** The value of a parameter that has one. */
    public Formula value(String name) {
        Formula value = values.get(name);
        if (value == null) {
            throw ParameterException.unset(name);
        }
        return value;
    }

    /** The same as a double. */
    public double approximately(String name) {
        return FormulaCompiler.constantValue(value(name));
    }

    /**
     * The formula with the values in the place of its parameters; those without a value stay.
     *
     * @throws FormulaException if the numbers leave their bounds, or the formula then divides by 0
     */
    public Formula putInto(Formula formula) {
        Formula result =
                ParameterSubstitution.replace(formula, parameter -> values.getOrDefault(parameter.name(), parameter));
        FormulaSize.check(result, 0);
        return result;
    }

    /** The names of the parameters of {@code formula} in alphabetical order. */
    public static SortedSet<String> parametersOf(Formula formula) {
        return ParameterSubstitution.parametersOf(formula);
    }

    /**
     * Refuses a value for a parameter that does not occur.
     *
     * @param parameters those of all formulas together
     * @throws ParameterException if there is such a value
     */
    public void requireAmong(Set<String> parameters) {
        for (String name : values.keySet()) {
            if (!parameters.contains(name)) {
                throw new ParameterException(
                        Reason.UNKNOWN, "no formula has the parameter " + name + "; " + known(parameters));
            }
        }
    }

    /**
     * Refuses a value outside the assumptions.
     *
     * @throws ParameterException if there is one
     */
    public void requireWithin(Assumptions assumptions) {
        values.forEach((name, value) -> {
            if (!assumptions.range(name).contains(RangeVisitor.of(value, other -> Range.REALS))) {
                throw new ParameterException(
                        Reason.OUTSIDE,
                        name + "=" + FormulaPrinter.print(value) + " is outside the assumption "
                                + assumptions.of(name).text(name) + "; give a value inside, or change the assumption");
            }
        });
    }

    static String known(Set<String> parameters) {
        return parameters.isEmpty()
                ? "there are no parameters, remove it"
                : "the parameters are " + String.join(", ", new TreeSet<>(parameters));
    }

    public boolean isEmpty() {
        return values.isEmpty();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ParameterValues that && values.equals(that.values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    /** All of them, for example {@code b = 1/2, w = 2}. */
    @Override
    public String toString() {
        return values.entrySet().stream()
                .map(e -> e.getKey() + " = " + FormulaPrinter.print(e.getValue()))
                .collect(Collectors.joining(", "));
    }
}
