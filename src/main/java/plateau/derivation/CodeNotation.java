package plateau.derivation;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import plateau.symbolic.Expression;
import plateau.symbolic.Expression.Power;
import plateau.symbolic.Expression.Symbol;

/**
 * The equations of a flow in a programming language: quantities of a class and of a degree become elements of arrays, sums over
 * degrees become polynomials whose coefficients are arrays of their own. Each language says how that looks.
 */
abstract class CodeNotation extends ProgramNotation {
    private static final Set<String> OF_A_CLASS = Set.of("a", "s");
    private static final Set<String> OF_A_DEGREE = Set.of("phi", "sigma", "e");

    private final String arrayName;
    private final List<Hoisted> hoisted = new ArrayList<>();
    private String meanTerm = "";

    /** An array of coefficients to be filled before the expression that uses it. */
    record Hoisted(String name, DegreeSeries series) {}

    /** @param arrayName of the coefficients of the sum over degrees; a second sum of the same expression has a number */
    CodeNotation(String arrayName) {
        this.arrayName = arrayName;
    }

    /** The coefficients that what has been written so far needs. */
    final List<Hoisted> hoisted() {
        return List.copyOf(hoisted);
    }

    /** What the mean is taken of, for languages that take it in a loop. */
    final String meanTerm() {
        return meanTerm;
    }

    protected abstract String ofClass(String name);

    protected abstract String ofDegree(String name);

    /** s^k for the index k of degrees. */
    protected abstract String degreePower();

    /** The polynomial with these coefficients. */
    protected abstract String polynomial(Hoisted array, String x);

    /** The mean over the classes of what is written for one of them, or for all. */
    protected abstract String meanOf(String term);

    @Override
    public Text symbol(Symbol symbol) {
        boolean plain = symbol.indices().isEmpty();
        if (plain && OF_A_CLASS.contains(symbol.name())) {
            return new Text(ofClass(symbol.name()), Binding.ATOM);
        }
        if (OF_A_DEGREE.contains(symbol.name()) && symbol.indices().equals(List.of(Quantities.K.name()))) {
            return new Text(ofDegree(symbol.name()), Binding.ATOM);
        }
        if (symbol.equals(Quantities.EPSILON) || symbol.equals(Quantities.K)) {
            return new Text(symbol.name(), Binding.ATOM);
        }
        throw new IllegalStateException("an equation of the flow names " + symbol + ", which programs do not define");
    }

    @Override
    public Text power(Power power) {
        if (power.exponent().equals(Quantities.K) && power.base().equals(Quantities.S)) {
            return new Text(degreePower(), Binding.POWER);
        }
        if (power.exponent().equals(Expression.of(2)) && power.base() instanceof Symbol base) {
            String x = symbol(base).text();
            return new Text(x + "*" + x, Binding.PRODUCT);
        }
        if (isNegativePower(power)) {
            return super.power(power);
        }
        throw new IllegalStateException("programs do not know the power " + power);
    }

    @Override
    public Text total(Expression.Total total) {
        DegreeSeries series = DegreeSeries.of(total);
        Hoisted array = new Hoisted(arrayName + (hoisted.isEmpty() ? "" : hoisted.size() + 1), series);
        hoisted.add(array);
        return new Text(polynomial(array, symbol(series.variable()).text()), Binding.ATOM);
    }

    @Override
    public Text mean(Expression.Mean mean) {
        if (!meanTerm.isEmpty()) {
            throw new IllegalStateException("programs know one mean in a residual, not two");
        }
        meanTerm = mean.argument().accept(this).text();
        return new Text(meanOf(meanTerm), Binding.ATOM);
    }
}
