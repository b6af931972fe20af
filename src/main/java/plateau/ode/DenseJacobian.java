package plateau.ode;

import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.DecompositionSolver;
import org.hipparchus.linear.LUDecomposition;
import org.jspecify.annotations.Nullable;

/** {@link ShiftedJacobian} of a small general system, by LU decompositions with partial pivoting: O(n³) to factor. */
public final class DenseJacobian implements ShiftedJacobian {
    private final int dimension;
    private final JacobianFunction function;
    private final double[] matrix;
    private @Nullable DecompositionSolver[] real = new DecompositionSolver[0];
    private ComplexLu[] complex = new ComplexLu[0];

    public DenseJacobian(int dimension, JacobianFunction function) {
        this.dimension = dimension;
        this.function = function;
        this.matrix = new double[dimension * dimension];
    }

    @Override
    public void allocate(int slots) {
        real = new DecompositionSolver[slots];
        complex = new ComplexLu[slots];
        for (int slot = 0; slot < slots; slot++) {
            complex[slot] = new ComplexLu(dimension);
        }
    }

    @Override
    public void linearize(double t, double[] y) {
        function.evaluate(t, y, matrix);
    }

    @Override
    public void factor(int slot, double re, double im) {
        if (im == 0) {
            real[slot] = factorReal(re);
        } else {
            complex[slot].factor(re, im, matrix);
        }
    }

    private DecompositionSolver factorReal(double shift) {
        Array2DRowRealMatrix shifted = new Array2DRowRealMatrix(dimension, dimension);
        for (int i = 0; i < dimension; i++) {
            for (int j = 0; j < dimension; j++) {
                shifted.setEntry(i, j, (i == j ? shift : 0) - matrix[i * dimension + j]);
            }
        }
        DecompositionSolver solver = new LUDecomposition(shifted, Double.MIN_NORMAL).getSolver();
        if (!solver.isNonSingular()) {
            throw new SingularShiftException(shift + " I − J is singular.");
        }
        return solver;
    }

    @Override
    public void solve(int slot, double[] b) {
        DecompositionSolver solver = real[slot];
        if (solver == null) {
            throw new IllegalStateException("Slot " + slot + " holds no real factorization: call factor first.");
        }
        double[] x = solver.solve(new ArrayRealVector(b, false)).toArray();
        System.arraycopy(x, 0, b, 0, dimension);
    }

    @Override
    public void solve(int slot, double[] bRe, double[] bIm) {
        complex[slot].solve(bRe, bIm);
    }
}
