package plateau.network;

import plateau.blas.Blas;
import plateau.blas.Matrix;
import plateau.blas.Precision;

/** A batch of samples: its points X in the BLAS's memory, one to a row, and its labels y. */
final class SampleBatch implements AutoCloseable {
    private final Matrix points;
    private final double[] x;
    private final double[] y;

    SampleBatch(Blas blas, int count, int dimension, Precision precision) {
        this.points = blas.matrix(count, dimension, precision);
        this.x = new double[count * dimension];
        this.y = new double[count];
    }

    /** @throws NetworkException if φ is not finite at a point */
    void draw(GaussianData data) {
        data.next(y.length, x, y);
        points.set(x);
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
