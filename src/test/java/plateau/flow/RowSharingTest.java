package plateau.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import plateau.blas.Blas;

class RowSharingTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 255, 256, 1000, 46_340})
    void piecesCoverTheRowsAndOffsetsTheEntries(int m) {
        RowSharing sharing = new RowSharing(m, Blas.portable());
        assertThat(sharing.first(0)).isZero();
        assertThat(sharing.first(sharing.pieces())).isEqualTo(m);
        double all = 0.5 * m * (m - 1.0);
        for (int piece = 0; piece < sharing.pieces(); piece++) {
            int entries = sharing.offset(sharing.first(piece + 1)) - sharing.offset(sharing.first(piece));
            assertThat(entries / Math.max(1, all)).isCloseTo(m < 2 ? 0 : 1.0 / sharing.pieces(), within(0.01));
        }
        long offset = 0;
        for (int i = 0; i < m; offset += m - 1 - i, i++) {
            assertThat(sharing.offset(i)).isEqualTo((int) offset);
        }
    }

    @Test
    void everyTaskIsDoneOnce() {
        AtomicIntegerArray done = new AtomicIntegerArray(50);
        new RowSharing(1000, Blas.fastest()).forEach(50, done::incrementAndGet);
        for (int k = 0; k < 50; k++) {
            assertThat(done.get(k)).isEqualTo(1);
        }
    }
}
