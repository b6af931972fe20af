package plateau.network;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import plateau.blas.Precision;

class NeuronSharesTest {
    @Test
    void partsAreFourUnlessTheyWouldBeSmallOrLarge() {
        assertThat(NeuronShares.parts(1024)).containsExactly(0, 256, 512, 768, 1024);
        assertThat(NeuronShares.parts(300)).containsExactly(0, 80, 160, 240, 300);
        assertThat(NeuronShares.parts(100)).containsExactly(0, 64, 100);
        assertThat(NeuronShares.parts(1100)).containsExactly(0, 256, 512, 768, 1024, 1100);
        assertThat(NeuronShares.parts(1)).containsExactly(0, 1);
    }

    @Test
    void aThreadTakesItsPartsAtOnce() {
        int[] parts = NeuronShares.parts(1024);
        assertThat(NeuronShares.even(parts, 1)).containsExactly(0, 1024);
        assertThat(NeuronShares.even(parts, 2)).containsExactly(0, 512, 1024);
        assertThat(NeuronShares.even(parts, 64)).isEqualTo(parts);
    }

    @Test
    void whoDrawsMovesLess() {
        assertThat(NeuronShares.besideDrawing(1024, 2, 64, Precision.FLOAT)).containsExactly(0, 336, 1024);
        assertThat(NeuronShares.besideDrawing(1024, 2, 64, Precision.DOUBLE)).containsExactly(0, 432, 1024);
        assertThat(NeuronShares.besideDrawing(128, 2, 1, Precision.FLOAT)).containsExactly(0, 0, 128);
        assertThat(NeuronShares.besideDrawing(1024, 2, 400, Precision.FLOAT)).containsExactly(0, 0, 1024);
    }

    @Property
    void sharesCoverAllNeuronsOnce(
            @ForAll @IntRange(min = 1, max = 5000) int m, @ForAll @IntRange(min = 2, max = 100) int threads) {
        int[] parts = NeuronShares.parts(m);
        int[] even = NeuronShares.even(parts, threads);
        assertCovers(parts, m);
        assertCovers(even, m);
        assertThat(parts).contains(even);
        assertThat(even.length - 1).isLessThanOrEqualTo(threads);
        for (Precision precision : Precision.values()) {
            int[] shares = NeuronShares.besideDrawing(m, threads, 1, precision);
            assertThat(shares.length - 1).isLessThanOrEqualTo(threads);
            assertThat(shares[1]).isLessThan(m);
            assertThat(shares[1] % 16).isZero();
            int[] others = shares.clone();
            others[0] = -1;
            assertCovers(others, m);
        }
    }

    /** Beginnings increase up to m. */
    private static void assertCovers(int[] starts, int m) {
        assertThat(starts).isSorted().doesNotHaveDuplicates().endsWith(m);
    }
}
