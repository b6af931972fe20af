package plateau.symbolic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static plateau.symbolic.Expression.HALF;
import static plateau.symbolic.Expression.call;
import static plateau.symbolic.Expression.mean;
import static plateau.symbolic.Expression.of;
import static plateau.symbolic.Expression.power;
import static plateau.symbolic.Expression.product;
import static plateau.symbolic.Expression.root;
import static plateau.symbolic.Expression.sum;
import static plateau.symbolic.Expression.symbol;

import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.opentest4j.TestAbortedException;
import plateau.symbolic.Expression.Constant;
import plateau.symbolic.Expression.Function;
import plateau.symbolic.Expression.Product;
import plateau.symbolic.Expression.Sum;
import plateau.symbolic.Expression.Total;

class ExpressionTest {
    private static final Expression A = symbol("a");
    private static final Expression S = symbol("s");

    record Case(Expression expression, String unicode, String latex, String infix) {}

    static List<Case> cases() {
        Expression pi = Constant.PI;
        Expression a2 = power(A, 2);
        return List.of(
                new Case(of(1, 2), "1/2", "\\frac{1}{2}", "1/2"),
                new Case(root(of(8)), "2 √2", "2\\,\\sqrt{2}", "2*sqrt(2)"),
                new Case(root(of(1, 2)), "1/√2", "\\frac{1}{\\sqrt{2}}", "1/sqrt(2)"),
                new Case(root(of(3, 8)), "√6/4", "\\frac{\\sqrt{6}}{4}", "sqrt(6)/4"),
                new Case(
                        power(product(of(2), pi), of(-1, 2)),
                        "1/√(2 π)",
                        "\\frac{1}{\\sqrt{2\\,\\pi}}",
                        "1/sqrt(2*Pi)"),
                new Case(
                        product(of(-1, 2), power(product(of(3), pi), of(-1, 2))),
                        "−1/(2 √(3 π))",
                        "-\\frac{1}{2\\,\\sqrt{3\\,\\pi}}",
                        "-1/(2*sqrt(3*Pi))"),
                new Case(A.minus(S.times(of(2))), "a − 2 s", "a - 2\\,s", "a - 2*s"),
                new Case(A.times(A).times(S), "a² s", "a^{2} s", "a^2*s"),
                new Case(A.times(of(1).minus(power(S, 2))), "a (1 − s²)", "a (1 - s^{2})", "a*(1 - s^2)"),
                new Case(
                        product(of(2), a2).over(of(1).plus(a2.times(of(2)))),
                        "2 a²/(1 + 2 a²)",
                        "\\frac{2\\,a^{2}}{1 + 2\\,a^{2}}",
                        "2*a^2/(1 + 2*a^2)"),
                new Case(
                        power(symbol("epsilon"), of(-1, 4)),
                        "1/ε^(1/4)",
                        "\\frac{1}{\\varepsilon^{1/4}}",
                        "1/epsilon^(1/4)"),
                new Case(
                        symbol("r", "i", "j").dot().times(symbol("phi", 12)),
                        "ṙᵢⱼ φ₁₂",
                        "\\dot{r}_{ij} \\varphi_{12}",
                        "r_dot_i_j*phi_12"),
                new Case(
                        mean(new Total(
                                "k", of(0), symbol("K"), symbol("sigma", "k").times(power(S, symbol("k"))))),
                        "E[Σ_{k=0}^K σₖ sᵏ]",
                        "\\mathbb{E}\\Bigl[\\sum_{k=0}^{K} \\sigma_k s^{k}\\Bigr]",
                        "mean(sum(sigma_k*s^k, k, 0, K))"),
                new Case(
                        new Total("k", of(0), symbol("K"), symbol("sigma", "k").times(power(S, symbol("k")))),
                        "Σ_{k=0}^K σₖ sᵏ",
                        "\\sum_{k=0}^{K} \\sigma_k s^{k}",
                        "sum(sigma_k*s^k, k, 0, K)"),
                new Case(mean(A.times(S)).times(HALF), "E[a s]/2", "\\frac{1}{2}\\,\\mathbb{E}[a s]", "mean(a*s)/2"),
                new Case(power(sum(A, S), 2), "(a + s)²", "(a + s)^{2}", "(a + s)^2"),
                new Case(
                        call(Function.EXP, product(of(-1, 2), a2)).times(A),
                        "a exp(−a²/2)",
                        "a \\exp\\left(-\\frac{1}{2}\\,a^{2}\\right)",
                        "a*exp(-a^2/2)"));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void isWrittenAsAPersonWould(Case c) {
        assertThat(new UnicodeNotation().write(c.expression())).isEqualTo(c.unicode());
        assertThat(new LatexNotation().write(c.expression())).isEqualTo(c.latex());
        assertThat(new InfixNotation().write(c.expression())).isEqualTo(c.infix());
    }

    @Test
    void simplifiesAsAPersonWould() {
        assertThat(sum(A, S, A)).isEqualTo(sum(product(of(2), A), S));
        assertThat(sum(A.times(S), S.times(A).negated())).isEqualTo(Expression.ZERO);
        assertThat(product(of(0), A)).isEqualTo(Expression.ZERO);
        assertThat(power(A, 0)).isEqualTo(Expression.ONE);
        assertThat(product(root(of(2)), root(of(6)))).isEqualTo(product(of(2), root(of(3))));
        assertThat(A.over(A)).isEqualTo(Expression.ONE);
        assertThat(power(root(A), 2)).isEqualTo(A);
        assertThat(call(Function.EXP, A).times(call(Function.EXP, A.negated()))).isEqualTo(Expression.ONE);
    }

    @Test
    void evenPowersUnderARootKeepTheirSign() {
        Expression size = root(power(A, 2));
        assertThat(ExpressionValues.none().with("a", -3).of(size)).isEqualTo(3);
    }

    @Test
    void evaluatesMeansSumsAndIntegrals() {
        ExpressionValues values = ExpressionValues.none()
                .with("K", 3)
                .withArray("sigma", 0, 1, 2, 3, 4)
                .withFunction(symbol("U"), x -> x * x, x -> 2 * x)
                .withClasses(
                        new double[] {0.25, 0.75}, Map.of("a", new double[] {2, -1}, "s", new double[] {0.5, 0.25}));
        assertThat(values.of(mean(A.times(S)))).isEqualTo(0.25 * 2 * 0.5 - 0.75 * 0.25);
        assertThat(values.of(
                        new Total("k", of(0), symbol("K"), symbol("sigma", "k").times(symbol("k")))))
                .isEqualTo(2 + 6 + 12);
        assertThat(values.ofClass(1).of(Expression.applied(symbol("U").prime(), S)))
                .isEqualTo(0.5);
        Expression integral = new Expression.Integral("x", of(0), Constant.PI, call(Function.SIN, symbol("x")));
        assertThat(values.of(integral)).isCloseTo(2, within(1e-14));
    }

    @Test
    void namesWhatHasNoValue() {
        assertThatThrownBy(() -> ExpressionValues.none().of(symbol("phi", 2)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("φ₂");
        assertThatThrownBy(() -> symbol("a b")).hasMessageContaining("a b");
        assertThatThrownBy(() -> new Expression.Decimal(Double.NaN)).hasMessageContaining("NaN");
    }

    /** One tree as it stands and in its simplified form. */
    record Pair(Expression plain, Expression simple) {}

    @Provide
    static Arbitrary<Pair> pairs() {
        Arbitrary<Pair> leaf = Arbitraries.oneOf(
                Arbitraries.just(new Pair(symbol("z"), symbol("z"))),
                Arbitraries.of(of(2), of(-3), of(1, 2), of(-5, 6), root(of(3)), Constant.PI)
                        .map(x -> new Pair(x, x)));
        return Arbitraries.recursive(() -> leaf, ExpressionTest::grown, 0, 4);
    }

    private static Arbitrary<Pair> grown(Arbitrary<Pair> inner) {
        Arbitrary<List<Pair>> several = inner.list().ofMinSize(2).ofMaxSize(3);
        return Arbitraries.oneOf(
                several.map(list -> new Pair(new Sum(plain(list)), sum(simple(list)))),
                several.map(list -> new Pair(new Product(plain(list)), product(simple(list)))),
                Combinators.combine(inner, Arbitraries.of(1, 2, 3))
                        .as((x, n) -> new Pair(new Expression.Power(x.plain(), of(n)), power(x.simple(), n))),
                inner.map(x -> {
                    Expression plain = new Sum(List.of(of(1), new Expression.Power(x.plain(), of(2))));
                    return new Pair(
                            new Expression.Power(plain, of(-1, 2)), power(of(1).plus(power(x.simple(), 2)), of(-1, 2)));
                }),
                Combinators.combine(inner, Arbitraries.of(Function.SIN, Function.TANH, Function.ABS, Function.ERF))
                        .as((x, f) -> new Pair(call(f, x.plain()), call(f, x.simple()))));
    }

    private static List<Expression> plain(List<Pair> list) {
        return list.stream().map(Pair::plain).toList();
    }

    private static List<Expression> simple(List<Pair> list) {
        return list.stream().map(Pair::simple).toList();
    }

    @Property(tries = 500)
    void simplifyingKeepsTheValue(@ForAll("pairs") Pair pair, @ForAll @DoubleRange(min = -1.5, max = 1.5) double z) {
        ExpressionValues values = ExpressionValues.none().with("z", z);
        double expected = values.of(pair.plain());
        assertThat(values.of(pair.simple())).isCloseTo(expected, within(1e-9 * (1 + Math.abs(expected))));
    }

    @Property(tries = 500)
    void whatIsTypedReadsBackAsTheSame(
            @ForAll("pairs") Pair pair, @ForAll @DoubleRange(min = -1.5, max = 1.5) double z) {
        double expected = ExpressionValues.none().with("z", z).of(pair.simple());
        String text = new InfixNotation().write(pair.simple());
        double read = parsed(text).value(z);
        assertThat(read).as(text).isCloseTo(expected, within(1e-9 * (1 + Math.abs(expected))));
    }

    /** A few are refused for their kinks, too many as in abs(sin(z^2)) or hardly to be found as in abs(1 + sin(z^3)): they are left out. */
    private static FormulaLink parsed(String text) {
        try {
            return FormulaLink.parse(text);
        } catch (FormulaException e) {
            assertThat(e).as(text).hasMessageFindingMatch("too intricate|kinks between");
            throw new TestAbortedException(text + " is refused", e);
        }
    }
}
