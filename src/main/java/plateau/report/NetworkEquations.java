package plateau.report;

import java.util.List;

/** What the real network is and how it is trained (theory.md §1), which no derivation is needed for. */
final class NetworkEquations {
    static final List<KeyEquation> ALL = List.of(
            new KeyEquation(
                    "network.f",
                    "f(x) = \\frac{1}{m} \\sum_{i=1}^{m} a_i\\, \\sigma(\\langle u_i, x\\rangle), \\quad |u_i| = 1",
                    "f(x) = (1/m) Σ_i a_i σ(⟨u_i, x⟩), |u_i| = 1"),
            new KeyEquation(
                    "network.risk",
                    "R = \\tfrac{1}{2}\\, \\mathbb{E}\\,(y - f(x))^2, \\quad x \\sim N(0, I_d)",
                    "R = ½ E (y − f(x))², x ~ N(0, I_d)"),
            new KeyEquation(
                    "network.a",
                    "\\varepsilon\\, \\dot{a}_i = -m\\, \\frac{\\partial R}{\\partial a_i}",
                    "ε ȧ_i = −m ∂R/∂a_i"),
            new KeyEquation(
                    "network.u",
                    "\\dot{u}_i = -m\\, (I - u_i u_i^{\\mathsf{T}})\\, \\nabla_{u_i} R",
                    "u̇_i = −m (I − u_i u_iᵀ) ∇_{u_i} R"));

    private NetworkEquations() {}
}
