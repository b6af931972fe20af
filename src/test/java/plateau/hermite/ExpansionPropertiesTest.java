package plateau.hermite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import plateau.hermite.HermiteCoefficient.Origin;
import plateau.link.LinkFunction;
import plateau.symbolic.FormulaLink;

class ExpansionPropertiesTest {
    @Property(tries = 25)
    void polynomialsAreExactAndWhole(@ForAll @Size(min = 1, max = 7) List<@IntRange(min = -9, max = 9) Integer> c) {
        StringBuilder text = new StringBuilder("0");
        for (int n = 0; n < c.size(); n++) {
            text.append(" + (").append(c.get(n)).append(")*z^").append(n);
        }
        HermiteExpansion f = HermiteExpansion.of(FormulaLink.parse(text.toString()), 8);
        assertThat(f.notes()).isEmpty();
        assertThat(f.coefficients()).allMatch(k -> k.origin() == Origin.EXACT);
        assertThat(f.tail()).isZero();
        double norm2 = 0;
        for (double value : f.values()) {
            norm2 += value * value;
        }
        assertThat(f.norm2()).isCloseTo(norm2, within(1e-13 * (1 + norm2)));
        HermiteBasis basis = HermiteBasis.ofDegree(8);
        for (double z : new double[] {-2.5, -0.3, 1, 3}) {
            double size = 1;
            for (double value : f.values()) {
                size += Math.abs(value) * 100;
            }
            double direct = 0;
            for (int n = c.size() - 1; n >= 0; n--) {
                direct = direct * z + c.get(n);
            }
            assertThat(basis.sum(f.values(), z)).isCloseTo(direct, within(1e-13 * size));
        }
    }

    @Property(tries = 40)
    void quadratureIsLinear(
            @ForAll @DoubleRange(min = -3, max = 3) double a, @ForAll @DoubleRange(min = -2, max = 2) double kink) {
        LinkFunction f = TestLink.of(z -> Math.max(z - kink, 0), kink);
        LinkFunction g = TestLink.of(Math::tanh);
        LinkFunction sum = TestLink.of(z -> f.value(z) + a * g.value(z), kink);
        double[] x = HermiteExpansion.numeric(f, 10).values();
        double[] y = HermiteExpansion.numeric(g, 10).values();
        double[] s = HermiteExpansion.numeric(sum, 10).values();
        for (int k = 0; k <= 10; k++) {
            assertThat(s[k]).isCloseTo(x[k] + a * y[k], within(1e-13 * (1 + Math.abs(a))));
        }
    }

    /** f(z + b) = Σ f_k h_k(z + b), h_k(z + b) = Σ_j √(k!/j!) b^{k−j}/(k−j)! h_j(z). */
    @Property(tries = 20)
    void aShiftMovesTheCoefficientsOfAnEntireFunction(@ForAll @DoubleRange(min = -1, max = 1) double b) {
        double[] f = HermiteExpansion.numeric(TestLink.of(Math::sin), 40).values();
        double[] shifted =
                HermiteExpansion.numeric(TestLink.of(z -> Math.sin(z + b)), 8).values();
        for (int j = 0; j <= 8; j++) {
            double sum = 0;
            double factor = 1;
            for (int k = j; k <= 40; k++) {
                sum += factor * f[k];
                factor *= b * Math.sqrt(k + 1.0) / (k + 1 - j);
            }
            assertThat(shifted[j]).isCloseTo(sum, within(1e-12));
        }
    }

    @Property(tries = 30)
    void theTailIsWhatParsevalLeaves(
            @ForAll @DoubleRange(min = 0.2, max = 2) double a, @ForAll @IntRange(max = 9) int k) {
        HermiteExpansion f = HermiteExpansion.numeric(TestLink.of(z -> Math.cos(a * z + 0.4)), 60);
        double beyond = 0;
        for (int j = k + 1; j <= 60; j++) {
            beyond += f.values()[j] * f.values()[j];
        }
        assertThat(f.truncate(k).tail()).isCloseTo(beyond, within(2e-14));
    }
}
