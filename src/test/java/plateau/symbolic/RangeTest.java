package plateau.symbolic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import plateau.symbolic.Range.End;

class RangeTest {
    /** A range and a member of it. */
    record Sample(Range range, BigFraction member) {}

    @Provide
    Arbitrary<Sample> samples() {
        Arbitrary<Integer> number = Arbitraries.integers().between(-6, 6);
        return Combinators.combine(
                        number, number, number, Arbitraries.integers().between(0, 15))
                .as((a, b, c, kind) -> {
                    int[] sorted = {a, b, c};
                    java.util.Arrays.sort(sorted);
                    boolean lowOpen = (kind & 1) != 0 && sorted[0] < sorted[1];
                    boolean highOpen = (kind & 2) != 0 && sorted[2] > sorted[1];
                    End low = (kind & 4) != 0 ? End.INFINITE : new End(new BigFraction(sorted[0]), lowOpen, false);
                    End high = (kind & 8) != 0 ? End.INFINITE : new End(new BigFraction(sorted[2]), highOpen, false);
                    return new Sample(new Range(low, high), new BigFraction(sorted[1]));
                });
    }

    private static void encloses(Range range, BigFraction member) {
        assertThat(range.contains(Range.point(member)))
                .as(member + " in " + range)
                .isTrue();
    }

    @Property
    void operationsEncloseTheirResults(@ForAll("samples") Sample x, @ForAll("samples") Sample y) {
        encloses(x.range(), x.member());
        encloses(x.range().plus(y.range()), x.member().add(y.member()));
        encloses(x.range().minus(y.range()), x.member().subtract(y.member()));
        encloses(x.range().times(y.range()), x.member().multiply(y.member()));
        encloses(x.range().hull(y.range()), x.member());
        encloses(x.range().magnitude(), x.member().abs());
        BigFraction larger = x.member().compareTo(y.member()) > 0 ? x.member() : y.member();
        encloses(x.range().maximum(y.range()), larger);
        for (int n = 0; n <= 5; n++) {
            encloses(x.range().power(n), x.member().pow(n));
        }
        if (!x.member().isZero()) {
            encloses(x.range().reciprocal(), x.member().reciprocal());
        }
    }

    @Property
    void signsAreThoseOfEveryMember(@ForAll("samples") Sample x) {
        assertThat(x.range().isPositive() && x.member().signum() <= 0).isFalse();
        assertThat(x.range().isNegative() && x.member().signum() >= 0).isFalse();
        assertThat(x.range().isNotNegative() && x.member().signum() < 0).isFalse();
        Range exponential =
                RangeVisitor.of(FormulaParser.parse("exp(b)", ParameterNames.only(List.of("b"))), name -> x.range());
        assertThat(exponential.isPositive()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "open",
            value = {
                "1 - c | 0<c<1 | 1",
                "1 - 3*c | c<1/3 | 1",
                "1 + 1/w^2 | w>0 | 1",
                "c - 1 | c<=1 | open",
                "w | w>=0 | open",
                "a*b | a>0, b<0 | -1",
                "1 - 4*w | w<1/4 | 1",
                "exp(b) - 1 | b>0 | 1",
                "erf(b) | b<0 | -1",
                "2*a^2 + 1 | a>-5 | 1",
                "sqrt(w) | w>0 | 1",
                "w - sqrt(2) | w>2 | 1",
                "log(w) | w>1 | 1",
                "b | c>0 | open",
            })
    void assumptionsDecideSigns(String constant, String assumptions, Integer sign) {
        Formula formula = FormulaParser.parse(constant, ParameterNames.any(List.of()));
        OptionalInt decided = new SignDecision(Assumptions.parse(List.of(assumptions))).sign(formula);
        assertThat(decided).isEqualTo(sign == null ? OptionalInt.empty() : OptionalInt.of(sign));
    }

    @Property(tries = 300)
    void aFormulaStaysInsideItsRange(@ForAll("formulas") Formula formula, @ForAll("samples") Sample b) {
        ParameterValues point = ParameterValues.of(Map.of("b", b.member(), "w", b.member()));
        try {
            boolean[] defined = {true};
            Range range = formula.accept(new RangeVisitor(
                    name -> b.range(),
                    (operation, argument, needed, values) -> defined[0] &= RangeVisitor.isMet(needed, values)));
            double value = FormulaCompiler.compile(point.putInto(formula)).value(0.75);
            if (defined[0] && Double.isFinite(value)) {
                double slack = 1e-9 * (1 + Math.abs(value));
                Range around = new Range(
                        End.closed(new BigFraction(value - slack)), End.closed(new BigFraction(value + slack)));
                assertThat(range.intersection(around).isEmpty())
                        .as(FormulaPrinter.print(formula) + " = " + value + " outside " + range)
                        .isFalse();
            }
        } catch (FormulaException outOfBounds) {
            assertThat(outOfBounds).hasMessageNotContaining("Exception");
        }
    }

    @Provide
    Arbitrary<Formula> formulas() {
        return RandomFormulas.parametric();
    }
}
