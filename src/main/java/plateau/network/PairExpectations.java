package plateau.network;

/**
 * The two-dimensional Gaussian expectations of a pair of functions (f, g), by quadrature. With X, Y independent N(0,1),
 * ρ = sin θ, c = cos θ:
 *
 * <pre>
 *   K(ρ) = E[f(ρX + cY) g(X)]          M(ρ) = E[f(ρX + cY) g′(X) Y]
 * </pre>
 *
 * <p>so that for unit vectors u, v with ⟨u, v⟩ = ρ:  E[f(⟨v,x⟩) g(⟨u,x⟩)] = K and (I − uuᵀ) E[f(⟨v,x⟩) g′(⟨u,x⟩) x] = M (v − ρu)/c.
 */
public final class PairExpectations {
    private PairExpectations() {}
}
