package plateau.derivation;

import java.util.Set;
import java.util.TreeSet;
import plateau.symbolic.Expression;

/** Which symbols an expression has. */
final class Parameters {
    private Parameters() {}

    /** The names of the symbols without an index in sums, products, powers and calls. */
    static Set<String> in(Expression x) {
        Set<String> names = new TreeSet<>();
        collect(x, names);
        return names;
    }

    private static void collect(Expression x, Set<String> names) {
        if (x instanceof Expression.Symbol symbol) {
            names.add(symbol.name());
        } else if (x instanceof Expression.Sum sum) {
            sum.terms().forEach(term -> collect(term, names));
        } else if (x instanceof Expression.Product product) {
            product.factors().forEach(factor -> collect(factor, names));
        } else if (x instanceof Expression.Power power) {
            collect(power.base(), names);
            collect(power.exponent(), names);
        } else if (x instanceof Expression.Call call) {
            call.arguments().forEach(argument -> collect(argument, names));
        }
    }
}
