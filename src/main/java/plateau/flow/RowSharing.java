package plateau.flow;

import java.util.function.IntConsumer;
import plateau.blas.Blas;
import plateau.blas.Team;

/**
 * The rows of the strict upper triangle of an m × m matrix in pieces of about equally many entries, shared among threads where the BLAS
 * shares its products. The pieces depend on m alone, so sums over them, added in their order, do not depend on the threads.
 */
final class RowSharing {
    /** Narrower triangles are not worth waking a thread. */
    private static final int NARROWEST = 256;

    private static final int PIECES = 4;

    private final int m;
    private final int pieces;
    private final Blas blas;

    RowSharing(int m, Blas blas) {
        this.m = m;
        this.pieces = m < NARROWEST ? 1 : PIECES;
        this.blas = blas;
    }

    int pieces() {
        return pieces;
    }

    /** The first row of a piece; of the piece after the last, m. */
    int first(int piece) {
        return piece == pieces ? m : (int) Math.rint(m * (1 - Math.sqrt(1 - (double) piece / pieces)));
    }

    /** Where row i begins among the entries of the triangle, row by row. */
    int offset(int i) {
        return (int) ((long) i * (2L * m - i - 1) / 2);
    }

    /** Does 0 … count−1, in several threads where that pays. */
    void forEach(int count, IntConsumer task) {
        Team.shared().forEach(count, pieces > 1 ? blas.threads() : 1, task);
    }
}
