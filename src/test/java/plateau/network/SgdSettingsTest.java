package plateau.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class SgdSettingsTest {
    private static final SgdSettings GOOD = SgdSettings.of(1e-3);

    @Test
    void aStepIsPositiveAndFinite() {
        for (double step : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThatThrownBy(() -> SgdSettings.of(step))
                    .isInstanceOf(NetworkException.class)
                    .hasMessageContaining("the step is " + step);
        }
    }

    @Test
    void theOtherNumbersHaveTheirRanges() {
        refused("the batch is 0", settings -> settings.withBatch(0));
        refused("the label noise is -0.1", settings -> settings.withLabelNoise(-0.1));
        refused("the label noise is NaN", settings -> settings.withLabelNoise(Double.NaN));
        refused("held-out samples is -1", settings -> settings.withHeldOut(-1));
        refused("held-out samples is 1", settings -> settings.withHeldOut(1));
    }

    @Test
    void anySeedWillDo() {
        assertThat(GOOD.withSeed(Long.MIN_VALUE).seed()).isEqualTo(Long.MIN_VALUE);
        assertThat(GOOD.withSeed(0).seed()).isZero();
    }

    @Test
    void memoryIsEstimatedWithoutOverflow() {
        assertThat(SgdSettings.bytesFor(4096, 4096, 256)).isBetween(4 * 134e6, 2e9);
        assertThat(SgdSettings.bytesFor(1 << 30, 1 << 30, 1 << 30)).isGreaterThan(1e19);
    }

    private static void refused(String message, UnaryOperator<SgdSettings> change) {
        assertThatThrownBy(() -> change.apply(GOOD))
                .isInstanceOf(NetworkException.class)
                .hasMessageContaining(message);
    }
}
