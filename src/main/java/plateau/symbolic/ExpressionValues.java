package plateau.symbolic;

import java.util.HashMap;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import org.jspecify.annotations.Nullable;
import plateau.symbolic.Expression.Decoration;
import plateau.symbolic.Expression.Symbol;

/**
 * The values of the symbols of an {@link Expression}, and its evaluation in double precision.
 *
 * <p>A symbol is a number or, with indices, an array of them; inside E[·] the names given to {@link #withClasses} stand for
 * the value of the class at hand. Functions such as U are given by what they compute. Immutable: each {@code with} gives a
 * new object. Not simplified away is 0⁰ = 1.
 */
public final class ExpressionValues {
    /** A quantity with as many indices as it is written with. */
    @FunctionalInterface
    public interface Indexed {
        double at(int... indices);
    }

    /** A name is taken together with its dot or prime; that of a function with its indices, too. */
    private record Name(String name, Decoration decoration) {
        static Name ofFunction(Symbol f) {
            return new Name(f.name() + f.indices(), f.decoration());
        }
    }

    private final Map<Name, Indexed> quantities;
    private final Map<Name, DoubleUnaryOperator> functions;
    private final Map<String, Integer> indices;
    private final Map<String, double[]> classes;
    private final double @Nullable [] weights;

    private ExpressionValues(
            Map<Name, Indexed> quantities,
            Map<Name, DoubleUnaryOperator> functions,
            Map<String, Integer> indices,
            Map<String, double[]> classes,
            double @Nullable [] weights) {
        this.quantities = quantities;
        this.functions = functions;
        this.indices = indices;
        this.classes = classes;
        this.weights = weights;
    }

    /** No symbol has a value. */
    public static ExpressionValues none() {
        return new ExpressionValues(Map.of(), Map.of(), Map.of(), Map.of(), null);
    }

    /** With a number. */
    public ExpressionValues with(String name, double value) {
        return withIndexed(name, i -> value);
    }

    /**
     * With an array, the first entry of which has the given index.
     *
     * @param first 0 for degrees, 1 for neurons
     */
    public ExpressionValues withArray(String name, int first, double... values) {
        double[] copy = values.clone();
        return withIndexed(name, i -> copy[i[0] - first]);
    }

    /** With a quantity that depends on indices. */
    public ExpressionValues withIndexed(String name, Indexed quantity) {
        return withIndexed(new Name(name, Decoration.NONE), quantity);
    }

    private ExpressionValues withIndexed(Name name, Indexed quantity) {
        return new ExpressionValues(and(quantities, name, quantity), functions, indices, classes, weights);
    }

    /** With a function and its derivative, as U and U′. */
    public ExpressionValues withFunction(Symbol f, DoubleUnaryOperator value, DoubleUnaryOperator derivative) {
        Map<Name, DoubleUnaryOperator> more = and(functions, Name.ofFunction(f), value);
        return new ExpressionValues(
                quantities, and(more, Name.ofFunction(f.prime()), derivative), indices, classes, weights);
    }

    /** With an index bound to a number. */
    public ExpressionValues withIndex(String index, int value) {
        return new ExpressionValues(quantities, functions, and(indices, index, value), classes, weights);
    }

    /** With classes for the means: their weights, which sum to 1, and what each name is in each class. */
    public ExpressionValues withClasses(double[] classWeights, Map<String, double[]> values) {
        return new ExpressionValues(quantities, functions, indices, Map.copyOf(values), classWeights.clone());
    }

    /** With the values of one class for the names that belong to classes, as for the equations of its motion. */
    public ExpressionValues ofClass(int p) {
        ExpressionValues values = this;
        for (Map.Entry<String, double[]> entry : classes.entrySet()) {
            values = values.with(entry.getKey(), entry.getValue()[p]);
        }
        return values;
    }

    private static <K, V> Map<K, V> and(Map<K, V> map, K key, V value) {
        Map<K, V> copy = new HashMap<>(map);
        copy.put(key, value);
        return copy;
    }

    /**
     * The value of an expression.
     *
     * @throws IllegalArgumentException if a symbol has no value, which is named
     */
    public double of(Expression expression) {
        return expression.accept(new ExpressionEvaluator(this));
    }

    double symbol(Symbol symbol) {
        if (symbol.indices().isEmpty() && symbol.decoration() == Decoration.NONE) {
            Integer index = indices.get(symbol.name());
            if (index != null) {
                return index;
            }
        }
        Indexed quantity = quantities.get(new Name(symbol.name(), symbol.decoration()));
        if (quantity == null) {
            throw new IllegalArgumentException(
                    "the symbol " + new UnicodeNotation().write(symbol) + " has no value: give it one");
        }
        int[] at = symbol.indices().stream().mapToInt(this::index).toArray();
        return quantity.at(at);
    }

    private int index(String index) {
        if (index.matches("\\d+")) {
            return Integer.parseInt(index);
        }
        Integer bound = indices.get(index);
        if (bound == null) {
            throw new IllegalArgumentException("the index " + index + " has no value: give it one");
        }
        return bound;
    }

    DoubleUnaryOperator function(Symbol symbol) {
        DoubleUnaryOperator function = functions.get(Name.ofFunction(symbol));
        if (function == null) {
            throw new IllegalArgumentException(
                    "the function " + new UnicodeNotation().write(symbol) + " is not known: give it");
        }
        return function;
    }

    double mean(Expression argument) {
        if (weights == null) {
            throw new IllegalArgumentException("a mean needs classes: give their weights and values");
        }
        double sum = 0;
        for (int p = 0; p < weights.length; p++) {
            sum += weights[p] * ofClass(p).of(argument);
        }
        return sum;
    }
}
