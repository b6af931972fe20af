package plateau.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InitialLawTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "uniform:-1:1",
                "rademacher",
                "normal:0:1",
                "constant:0.5",
                "atoms:-0.5@0.3,0.2@0.5,1@0.2",
                "uniform:-2:1.5"
            })
    void everyFormReadsBackFromItsText(String text) {
        InitialLaw law = InitialLaw.parse(text);
        assertThat(law.text()).isEqualTo(text);
        assertThat(InitialLaw.parse(law.text())).isEqualTo(law);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "gaussian | gaussian",
                "uniform:1:-1 | lower first",
                "uniform:-1 | takes 2",
                "uniform:NaN:1 | finite",
                "normal:0:0 | positive standard deviation",
                "normal:0:-1 | positive standard deviation",
                "constant:x | no number",
                "constant:NaN | finite",
                "rademacher:1 | takes 0",
                "atoms:1@0.5 | sum to 0.5",
                "atoms:1@-0.5,2@1.5 | positive",
                "atoms:1 | value@weight",
                "atoms:1@0.5,Infinity@0.5 | finite"
            })
    void badLawsNameTheCulprit(String text, String part) {
        assertThatThrownBy(() -> InitialLaw.parse(text))
                .isInstanceOf(InitialLawException.class)
                .hasMessageContaining(part);
    }

    @Test
    void uniformClassesAreTheMidpointsOfTheirCells() {
        NeuronClasses classes = InitialLaw.parse("uniform:-1:1").classes(4);
        assertThat(classes.count()).isEqualTo(4);
        double[] expected = {-0.75, -0.25, 0.25, 0.75};
        for (int p = 0; p < 4; p++) {
            assertThat(classes.a0(p)).isEqualTo(expected[p]);
            assertThat(classes.weight(p)).isEqualTo(0.25);
            assertThat(classes.s0(p)).isZero();
        }
    }

    @Test
    void normalCellMeansHaveTheKnownHalves() {
        NeuronClasses two = InitialLaw.parse("normal:0:1").classes(2);
        // The mean of a half-normal law is √(2/π).
        assertThat(two.a0(1)).isCloseTo(Math.sqrt(2 / Math.PI), within(1e-15));
        NeuronClasses many = InitialLaw.parse("normal:0:1").classes(1001);
        assertThat(many.meanOfA()).isCloseTo(0, within(1e-15));
        assertThat(many.secondMomentOfA(0)).isCloseTo(1, within(2e-3)).isLessThan(1);
    }

    @Test
    void lawsOfAtomsAreTheirOwnClasses() {
        NeuronClasses classes = InitialLaw.parse("atoms:-0.5@0.3,0.2@0.5,1@0.2").classes(17);
        assertThat(classes.count()).isEqualTo(3);
        assertThat(classes.meanOfA()).isCloseTo(0.15, within(1e-16));
    }

    @Property(tries = 50)
    void classMeansKeepTheLawsMean(
            @ForAll @DoubleRange(min = -3, max = 3) double mean,
            @ForAll @DoubleRange(min = 0.1, max = 2) double deviation,
            @ForAll @IntRange(min = 1, max = 60) int count) {
        assertThat(new InitialLaw.Normal(mean, deviation).classes(count).meanOfA())
                .isCloseTo(mean, within(1e-13));
        assertThat(new InitialLaw.Uniform(mean, mean + deviation).classes(count).meanOfA())
                .isCloseTo(mean + deviation / 2, within(1e-13));
    }

    @Test
    void finiteDimensionKeepsTheMomentsOfTheOverlap() {
        NeuronClasses classes = InitialLaw.parse("rademacher").classes(2).atDimension(100, 8);
        double second = 0;
        double fourth = 0;
        for (int p = 0; p < classes.count(); p++) {
            double s = classes.s0(p);
            second += classes.weight(p) * s * s;
            fourth += classes.weight(p) * s * s * s * s;
        }
        assertThat(classes.count()).isEqualTo(16);
        assertThat(second).isCloseTo(0.01, within(1e-15));
        assertThat(fourth).isCloseTo(3e-4, within(1e-16));
        assertThat(classes.startsAtZeroOverlap()).isFalse();
    }

    @Test
    void tooSmallADimensionIsRefused() {
        NeuronClasses classes = InitialLaw.parse("rademacher").classes(2);
        assertThatThrownBy(() -> classes.atDimension(5, 16))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("dimension 5.0");
    }
}
