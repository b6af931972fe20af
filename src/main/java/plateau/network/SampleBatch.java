package plateau.network;

import java.util.Arrays;
import plateau.blas.Blas;
import plateau.blas.Matrix;
import plateau.blas.Precision;

/** A batch of samples: its points X in the BLAS's memory, one to a row, and its labels y. */
final class SampleBatch implements AutoCloseable {
    private final Matrix points;
    private final Matrix[] rows;
    /** The point drawn last. */
    private final double[] x;

    private final double[] y;

    SampleBatch(Blas blas, int count, int dimension, Precision precision) {
        this.points = blas.matrix(count, dimension, precision);
        this.rows = new Matrix[count];
        Arrays.setAll(rows, b -> points.rows(b, 1));
        this.x = new double[dimension];
        this.y = new double[count];
    }

    /** @throws NetworkException if φ is not finite at a point */
    void draw(GaussianData data) {
        for (int b = 0; b < y.length; b++) {
            y[b] = data.next(x);
            rows[b].set(x);
        }
    }

    Matrix points() {
        return points;
    }

    double label(int b) {
        return y[b];
    }

    /** |x|² of a batch of one. */
    double squaredLength() {
        return Rows.dot(x, 0, x, 0, x.length);
    }

    @Override
    public void close() {
        points.close();
    }
}
