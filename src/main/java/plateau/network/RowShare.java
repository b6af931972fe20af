package plateau.network;

import plateau.blas.Blas;
import plateau.blas.Matrix;

/** Rows of U that one thread moves along a batch: U ← U + (η/B) D X, then each divided by its length if projected. */
final class RowShare {
    private final Matrix weights;
    private final Matrix responses;
    private final double rate;
    private final boolean projected;
    private final Blas blas;

    /**
     * @param weights these rows of U
     * @param responses the same rows of D
     */
    RowShare(Matrix weights, Matrix responses, SgdSettings settings, Blas blas) {
        this.weights = weights;
        this.responses = responses;
        this.rate = settings.step() / settings.batch();
        this.projected = settings.projected();
        this.blas = blas;
    }

    void move(SampleBatch samples) {
        blas.multiply(rate, responses, false, samples.points(), false, 1, weights);
        if (projected) {
            blas.normaliseRows(weights);
        }
    }
}
