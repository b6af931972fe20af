package plateau.ode;

/**
 * The Jacobian of a {@link StiffVectorField} frozen at one point, as solver of shifted systems. If the field has
 * algebraic components, every I below stands for M (see {@link StiffVectorField#differentialComponents}).
 *
 * <p>Calls come in the order {@link #linearize}, then {@link #factor}, then any number of solves; a new linearization
 * makes factorizations void, a new factorization replaces the old one in the same slot. There are {@code slots}
 * independent factorizations at a time (an implicit Runge–Kutta method needs one real and several complex ones).
 */
public interface ShiftedJacobian {
    /** Makes room for {@code slots} factorizations; called once before an integration. */
    void allocate(int slots);

    /** Sets J := ∂f/∂y (t, y). */
    void linearize(double t, double[] y);

    /**
     * Factors (re + i·im) I − J into the given slot; a real shift has im = 0.
     *
     * @throws SingularShiftException if the shifted matrix is singular to working precision
     */
    void factor(int slot, double re, double im);

    /** Solves ((re) I − J) x = b for a slot factored with im = 0; b is overwritten with x. */
    void solve(int slot, double[] b);

    /** Solves ((re + i·im) I − J) x = b for a complex b given by its real and imaginary parts, both overwritten. */
    void solve(int slot, double[] bRe, double[] bIm);
}
