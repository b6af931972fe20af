package plateau.timescale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.OptionalInt;
import org.apache.commons.numbers.fraction.Fraction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import plateau.flow.InitialLaw;
import plateau.flow.LinkPair;
import plateau.flow.NeuronClasses;

class LearningLawsTest {
    private static final NeuronClasses UNIFORM =
            InitialLaw.parse("uniform:-1:1").classes(20);

    @ParameterizedTest
    @CsvSource({"1,2,1/4", "1,3,0", "1,4,-1/4", "1,5,-1/2", "2,3,1/6", "2,4,0", "3,5,0", "3,4,1/8", "1,8,-5/4"})
    void gapLawHasTheExponentOfTheTheory(int l, int p, String exponent) {
        assertThat(LearningLaws.text(LearningLaws.exponent(l, p))).isEqualTo(exponent);
    }

    /** p = l + 1 gives the paper's ε^{1/(2p)}. */
    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 7, 20})
    void consecutiveDegreesGiveThePapersExponent(int p) {
        assertThat(LearningLaws.exponent(p - 1, p)).isEqualTo(Fraction.of(1, 2 * p));
    }

    @Test
    void gapLawRefusesDegreesOutOfOrder() {
        assertThatThrownBy(() -> LearningLaws.exponent(0, 2)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> LearningLaws.exponent(3, 3)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void lawsFollowTheLearnableDegrees() {
        LinkPair links = LinkPair.ofCoefficients(new double[] {1, 1, 1, 0, 1}, new double[] {1, 1, 0, 1, 1});
        List<LearningLaw> laws = LearningLaws.of(links, UNIFORM);
        assertThat(laws).extracting(LearningLaw::degree).containsExactly(0, 1, 4);
        assertThat(laws)
                .extracting(LearningLaw::after)
                .containsExactly(OptionalInt.empty(), OptionalInt.of(0), OptionalInt.of(1));
        assertThat(laws).extracting(law -> LearningLaws.text(law.exponent())).containsExactly("1", "1/2", "-1/4");
        assertThat(laws).extracting(LearningLaw::logarithm).containsExactly(false, true, false);
        assertThat(laws.get(0).constant().getAsDouble()).isCloseTo(Math.log(Math.sqrt(2)), within(1e-15));
        assertThat(laws.get(1).constant().getAsDouble()).isEqualTo(0.25);
        assertThat(laws.get(2).constant().getAsDouble()).isCloseTo(0.0292890, within(1e-6));
    }

    @Test
    void nothingFollowsTheSaddleNorAnEqualStart() {
        LinkPair noDegreeOne = LinkPair.ofCoefficients(new double[] {1, 0, 1}, new double[] {1, 1, 1});
        assertThat(LearningLaws.of(noDegreeOne, UNIFORM))
                .extracting(LearningLaw::degree)
                .containsExactly(0);
        LinkPair all = LinkPair.ofCoefficients(new double[] {1, 1, 1}, new double[] {1, 1, 1});
        NeuronClasses equal = InitialLaw.parse("constant:0.3").classes(1);
        assertThat(LearningLaws.of(all, equal)).extracting(LearningLaw::degree).containsExactly(0);
        LinkPair withoutZero = LinkPair.ofCoefficients(new double[] {0, 1, 1}, new double[] {0, 1, 1});
        assertThat(LearningLaws.of(withoutZero, equal))
                .extracting(LearningLaw::degree)
                .containsExactly(1, 2);
    }

    @Test
    void degreeZeroRelaxesAsTheClosedFormSays() {
        LinkPair links = LinkPair.ofCoefficients(new double[] {2, 1}, new double[] {0.5, 1});
        NeuronClasses classes = InitialLaw.parse("atoms:-0.5@0.3,0.2@0.5,1@0.2").classes(3);
        DegreeZeroLayer layer = DegreeZeroLayer.of(links, classes);
        assertThat(layer.initialResidual()).isCloseTo(2 - 0.5 * 0.15, within(1e-15));
        double t = layer.stretchedTime(0.1) * 1e-3;
        assertThat(Math.pow(layer.residual(t, 1e-3), 2)).isCloseTo(0.1 * 4, within(1e-13));
    }

    @Test
    void layersRefuseWhatTheyDoNotCover() {
        LinkPair links = LinkPair.ofCoefficients(new double[] {1, 0, 1}, new double[] {0, 1, 1});
        assertThatThrownBy(() -> DegreeZeroLayer.of(links, UNIFORM)).hasMessageContaining("sigma_0");
        assertThatThrownBy(() -> DegreeOneLayer.of(links, UNIFORM)).hasMessageContaining("sigma_1 phi_1");
    }
}
