package plateau.symbolic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import plateau.symbolic.ParameterException.Reason;

class AssumptionsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "w>0 | w > 0",
                "0<w | w > 0",
                "b <= -1/2 | b <= -1/2",
                "0<c<1 | 0 < c < 1",
                "1>c>=0 | 0 <= c < 1",
                "a\u22651 | a >= 1",
                "a=>1 | a >= 1",
                "w>0, w<sqrt(2) | 0 < w < sqrt(2)",
                "w>0, w>1, w>=1 | w > 1",
                "c=<max(1,2) | c <= max(1, 2)",
                "0<c<1, w>0 | 0 < c < 1, w > 0",
                "-Pi/4 < t < Pi/4 | -Pi/4 < t < Pi/4",
            })
    void areReadAndWrittenAsPeopleWriteThem(String text, String written) {
        Assumptions assumptions = Assumptions.parse(List.of(text));
        assertThat(assumptions).hasToString(written);
        assertThat(Assumptions.parse(List.of(written))).isEqualTo(assumptions);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "w | MALFORMED | compares nothing",
                "\"\" | MALFORMED | missing",
                "w>0, | MALFORMED | missing",
                "w=1 | MALFORMED | --set",
                "w!=0 | MALFORMED | interval",
                "0<w>1 | MALFORMED | two directions",
                "0<w<1<2 | MALFORMED | compares too much",
                "w> | MALFORMED | number is missing",
                "w>z | NOT_A_CONSTANT | depends on z",
                "w>b+1 | NOT_A_CONSTANT | not a constant",
                "w>log(-1) | NOT_A_CONSTANT | log(-1)",
                "w>1/0 | NOT_A_CONSTANT | divides by 0",
                "z>0 | BAD_NAME | meaning of its own",
                "2>1 | BAD_NAME | name of a parameter",
                "relu>0 | BAD_NAME | meaning of its own",
                "1<c<0 | CONTRADICTORY | no number",
                "0<c<0 | CONTRADICTORY | no number",
                "w>0, w<0 | CONTRADICTORY | contradict each other",
                "w>=1, w<1 | CONTRADICTORY | contradict each other",
            })
    void whatIsWrongIsSaid(String text, Reason reason, String said) {
        assertThatExceptionOfType(ParameterException.class)
                .isThrownBy(() -> Assumptions.parse(List.of(text)))
                .withMessageContaining(said)
                .matches(e -> e.reason() == reason, "reason " + reason);
    }

    @Test
    void anAssumptionOnAParameterThatNoFormulaHasIsRefused() {
        assertThatExceptionOfType(ParameterException.class)
                .isThrownBy(() -> Assumptions.parse(List.of("w>0")).requireAmong(Set.of("b", "c")))
                .withMessage("the assumption w > 0 is on a parameter that no formula has; the parameters are b, c");
    }

    @Property(tries = 500)
    void anyTextEndsQuickly(@ForAll @StringLength(max = 40) String text) {
        try {
            assertThat(Assumptions.parse(List.of(text)).names()).isNotEmpty();
        } catch (ParameterException e) {
            assertThat(e).hasMessageNotContaining("Exception");
        }
    }
}
