package plateau.symbolic;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.hipparchus.fraction.BigFraction;
import org.matheclipse.core.expression.F;
import org.matheclipse.core.interfaces.IAST;
import org.matheclipse.core.interfaces.IExpr;
import org.matheclipse.core.interfaces.IRational;

/** Writes a sum of exact constants the way a person does: {@code 1/(2*sqrt(pi)) + sqrt(3)*exp(-1/8)/4}. */
final class ClosedFormWriter {
    private final boolean latex;
    /** Fractions with a slash, for exponents. */
    private final boolean slashed;

    private ClosedFormWriter(boolean latex, boolean slashed) {
        this.latex = latex;
        this.slashed = slashed;
    }

    private ClosedFormWriter inline() {
        return new ClosedFormWriter(latex, true);
    }

    /** The sum of products, each given by its factors: Symja would factorise their large integers. */
    static String text(List<List<IExpr>> products) {
        return new ClosedFormWriter(false, true).sumOfProducts(products);
    }

    static String latex(List<List<IExpr>> products) {
        return new ClosedFormWriter(true, false).sumOfProducts(products);
    }

    /** The same sum as a tree. */
    static Expression expression(List<List<IExpr>> products) {
        List<Expression> terms = new ArrayList<>();
        for (List<IExpr> product : products) {
            terms.add(Expression.product(
                    product.stream().map(EngineExpression::of).toList()));
        }
        return Expression.sum(terms);
    }

    private String sum(List<IExpr> summands) {
        List<List<IExpr>> products = new ArrayList<>();
        for (IExpr summand : summands) {
            for (IExpr product : summand.isPlus() ? arguments(summand) : List.of(summand)) {
                products.add(List.of(product));
            }
        }
        return sumOfProducts(products);
    }

    /** Products that differ only by a rational factor are added: Symja leaves √6/2 and √(3/2) apart. */
    private String sumOfProducts(List<List<IExpr>> products) {
        Map<Shape, BigFraction> collected = new LinkedHashMap<>();
        for (List<IExpr> product : products) {
            Factors factors = factors(product);
            collected.merge(factors.shape(), factors.rational(), BigFraction::add);
        }
        StringBuilder text = new StringBuilder();
        collected.forEach((shape, rational) -> append(text, write(shape, rational)));
        return text.length() == 0 ? "0" : text.toString();
    }

    /** √radicand · π^{halfPowersOfPi/2} · e^{Σ exponents} · Π rest, the radicand a positive integer without squares. */
    private record Shape(BigInteger radicand, int halfPowersOfPi, List<IExpr> exponents, List<IExpr> rest) {}

    private static void append(StringBuilder text, String product) {
        if (product.equals("0")) {
            return;
        }
        boolean negative = product.startsWith("-");
        if (text.length() == 0) {
            text.append(product);
        } else {
            text.append(negative ? " - " : " + ").append(negative ? product.substring(1) : product);
        }
    }

    private static List<IExpr> arguments(IExpr a) {
        List<IExpr> list = new ArrayList<>();
        ((IAST) a).forEach((IExpr argument) -> list.add(argument));
        return list;
    }

    private static Factors factors(List<IExpr> product) {
        Factors factors = new Factors();
        for (IExpr a : product) {
            (a.isTimes() ? arguments(a) : List.of(a)).forEach(factors::take);
        }
        factors.reduce();
        return factors;
    }

    /** rational · √radicand · π^{pi/2} · e^{exponents} · rest. */
    private static final class Factors {
        private BigInteger numerator = BigInteger.ONE;
        private BigInteger denominator = BigInteger.ONE;
        private BigInteger rootNumerator = BigInteger.ONE;
        private BigInteger rootDenominator = BigInteger.ONE;
        private int halfPowersOfPi;
        private final List<IExpr> exponents = new ArrayList<>();
        private final List<IExpr> rest = new ArrayList<>();

        void take(IExpr factor) {
            IExpr base = factor.isPower() ? ((IAST) factor).arg1() : factor;
            IExpr exponent = factor.isPower() ? ((IAST) factor).arg2() : F.C1;
            int halves = halves(exponent);
            if (base.equals(F.E)) {
                exponents.add(exponent);
            } else if (halves != 0 && isRootOfIntegersAndPi(base)) {
                (base.isTimes() ? arguments(base) : List.of(base)).forEach(part -> takePower(part, halves));
            } else {
                rest.add(factor);
            }
        }

        private boolean isRootOfIntegersAndPi(IExpr base) {
            return base.isTimes()
                    ? arguments(base).stream().allMatch(this::isPositiveRationalOrPi)
                    : base instanceof IRational || base.equals(F.Pi);
        }

        private boolean isPositiveRationalOrPi(IExpr base) {
            return base.equals(F.Pi)
                    || base instanceof IRational r && r.toBigNumerator().signum() > 0;
        }

        private void takePower(IExpr base, int halves) {
            if (base instanceof IRational r) {
                takeRational(r, halves);
            } else {
                halfPowersOfPi += halves;
            }
        }

        /** Twice the exponent if that is a small integer, else 0. */
        private int halves(IExpr exponent) {
            if (exponent instanceof IRational r && r.toBigNumerator().bitLength() < 8) {
                if (r.toBigDenominator().equals(BigInteger.ONE)) {
                    return 2 * r.toBigNumerator().intValue();
                }
                if (r.toBigDenominator().equals(BigInteger.TWO)) {
                    return r.toBigNumerator().intValue();
                }
            }
            return 0;
        }

        private void takeRational(IRational base, int halves) {
            BigInteger up = halves > 0 ? base.toBigNumerator() : base.toBigDenominator();
            BigInteger down = halves > 0 ? base.toBigDenominator() : base.toBigNumerator();
            if (halves % 2 == 0) {
                numerator = numerator.multiply(up.pow(Math.abs(halves) / 2));
                denominator = denominator.multiply(down.pow(Math.abs(halves) / 2));
            } else {
                rootNumerator = rootNumerator.multiply(up.pow(Math.abs(halves)));
                rootDenominator = rootDenominator.multiply(down.pow(Math.abs(halves)));
            }
        }

        /** √(n/d) = √(nd)/d. */
        void reduce() {
            denominator = denominator.multiply(rootDenominator);
            Radical root = Radical.of(rootNumerator.multiply(rootDenominator));
            numerator = numerator.multiply(root.outside());
            rootNumerator = root.inside();
            rootDenominator = BigInteger.ONE;
        }

        Shape shape() {
            return new Shape(rootNumerator, halfPowersOfPi, exponents, rest);
        }

        BigFraction rational() {
            return new BigFraction(numerator, denominator);
        }
    }

    private String write(Shape shape, BigFraction rational) {
        BigInteger numerator = rational.getNumerator();
        if (numerator.signum() == 0) {
            return "0";
        }
        BigInteger denominator = rational.getDenominator();
        int pi = shape.halfPowersOfPi();
        BigInteger below = shape.radicand().gcd(denominator);
        List<String> top = new ArrayList<>();
        List<String> bottom = new ArrayList<>();
        integer(numerator.abs(), top);
        integer(denominator.divide(below), bottom);
        root(shape.radicand().divide(below), pi > 0 && pi % 2 != 0, top);
        root(below, pi < 0 && pi % 2 != 0, bottom);
        if (pi / 2 != 0) {
            (pi > 0 ? top : bottom).add(power(pi(), Math.abs(pi) / 2));
        }
        if (!shape.exponents().isEmpty()) {
            top.add(exponential(inline().sum(shape.exponents())));
        }
        shape.rest().forEach(factor -> top.add(function(factor)));
        return (numerator.signum() < 0 ? "-" : "") + fraction(top, bottom);
    }

    private static void integer(BigInteger n, List<String> side) {
        if (!n.equals(BigInteger.ONE)) {
            side.add(n.toString());
        }
    }

    private void root(BigInteger n, boolean withPi, List<String> side) {
        boolean one = n.equals(BigInteger.ONE);
        if (!one || withPi) {
            String inside = withPi ? (one ? pi() : times(List.of(n.toString(), pi()))) : n.toString();
            side.add(latex ? "\\sqrt{" + inside + "}" : "sqrt(" + inside + ")");
        }
    }

    private String fraction(List<String> top, List<String> bottom) {
        String above = top.isEmpty() ? "1" : times(top);
        if (bottom.isEmpty()) {
            return above;
        }
        String below = times(bottom);
        if (latex && !slashed) {
            return "\\frac{" + above + "}{" + below + "}";
        }
        return above + "/" + (bottom.size() > 1 ? "(" + below + ")" : below);
    }

    private String times(List<String> factors) {
        return String.join(latex ? " " : "*", factors);
    }

    private String pi() {
        return latex ? "\\pi" : "pi";
    }

    private String power(String base, int n) {
        return n == 1 ? base : latex ? base + "^{" + n + "}" : base + "^" + n;
    }

    private String exponential(String exponent) {
        return latex ? "e^{" + exponent + "}" : "exp(" + exponent + ")";
    }

    private String function(IExpr a) {
        if (a.isPower()) {
            String base = "(" + sum(List.of(((IAST) a).arg1())) + ")";
            String exponent = inline().sum(List.of(((IAST) a).arg2()));
            return latex ? base + "^{" + exponent + "}" : base + "^(" + exponent + ")";
        }
        if (a.isPlus()) {
            return "(" + sum(List.of(a)) + ")";
        }
        if (a instanceof IAST ast && ast.argSize() == 1) {
            String name = ast.head().toString().toLowerCase(Locale.ROOT);
            String argument = sum(List.of(ast.arg1()));
            if (!latex) {
                return name + "(" + argument + ")";
            }
            String head = name.equals("erf") ? "\\operatorname{erf}" : "\\" + name;
            return head + "\\left(" + argument + "\\right)";
        }
        throw new UnclosedException("a constant of the formula has no simple form");
    }
}
