package plateau.network;

import plateau.blas.Blas;
import plateau.blas.Matrix;

/** A BLAS that sums the nanoseconds spent in it, by kind of work. For one thread. */
final class MeasuredBlas implements Blas {
    long products;
    long normalising;
    long copying;

    private final Blas blas;

    MeasuredBlas(Blas blas) {
        this.blas = blas;
    }

    @Override
    public String name() {
        return blas.name();
    }

    @Override
    public boolean isNative() {
        return blas.isNative();
    }

    @Override
    public void setThreads(int n) {
        blas.setThreads(n);
    }

    @Override
    public int threads() {
        return blas.threads();
    }

    @Override
    public Matrix matrix(int rows, int columns) {
        return new MeasuredMatrix(blas.matrix(rows, columns));
    }

    @Override
    public void multiply(
            double alpha, Matrix a, boolean transposeA, Matrix b, boolean transposeB, double beta, Matrix c) {
        long begin = System.nanoTime();
        blas.multiply(alpha, matrixOf(a), transposeA, matrixOf(b), transposeB, beta, matrixOf(c));
        products += System.nanoTime() - begin;
    }

    @Override
    public void symmetricProduct(Matrix a, Matrix b, Matrix c) {
        long begin = System.nanoTime();
        blas.symmetricProduct(matrixOf(a), matrixOf(b), matrixOf(c));
        products += System.nanoTime() - begin;
    }

    @Override
    public void normaliseRows(Matrix a) {
        long begin = System.nanoTime();
        blas.normaliseRows(matrixOf(a));
        normalising += System.nanoTime() - begin;
    }

    private static Matrix matrixOf(Matrix measured) {
        return ((MeasuredMatrix) measured).matrix;
    }

    private final class MeasuredMatrix implements Matrix {
        private final Matrix matrix;

        MeasuredMatrix(Matrix matrix) {
            this.matrix = matrix;
        }

        @Override
        public int rows() {
            return matrix.rows();
        }

        @Override
        public int columns() {
            return matrix.columns();
        }

        @Override
        public void set(double[] values) {
            long begin = System.nanoTime();
            matrix.set(values);
            copying += System.nanoTime() - begin;
        }

        @Override
        public void get(double[] values) {
            long begin = System.nanoTime();
            matrix.get(values);
            copying += System.nanoTime() - begin;
        }

        @Override
        public void close() {
            matrix.close();
        }
    }
}
