package plateau.timescale;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.numbers.fraction.Fraction;
import plateau.flow.LinkPair;

/**
 * The stage l→p: the wait for the next learnable degree p that begins when degree l ≥ 1 has been learned (theory.md §4,
 * stage equations). With t = ε^γ τ, a = ε^{−l/(2(l+1))} A, s = ε^{1/(2(l+1))} S, γ = (l + 2 − p)/(2(l + 1)) its leading order
 * holds no ε:
 *
 * <pre>
 *   A′ = Σ_{k∈C} λ_k S^k + F(S),   S′ = A [ Σ_{k∈C} k λ_k S^{k−1} + F′(S) ]
 *   F(S) = σ_p φ_p S^p − Σ_{k∈D} σ_k² E[A S^k] S^k
 *   E[A S^l] = φ_l/σ_l,   E[A S^k] = 0 for the other k ∈ C
 * </pre>
 *
 * <p>It is a gradient flow on the manifold of its constraints, so |σ_p φ_p| only sets its clock.
 */
public final class Stage {
    private final LinkPair links;
    private final int after;
    private final int degree;
    private final List<Integer> constrained;
    private final List<Integer> damping;

    private Stage(LinkPair links, int after, int degree) {
        this.links = links;
        this.after = after;
        this.degree = degree;
        this.constrained = withRole(DegreeRole.CONSTRAINED);
        this.damping = withRole(DegreeRole.DAMPING);
    }

    /**
     * The stage l→p of a pair of links.
     *
     * @param l the degree just learned, l ≥ 1
     * @param p the next learnable degree
     * @throws IllegalArgumentException if l or p is not learnable, or a learnable degree lies between them
     */
    public static Stage of(LinkPair links, int l, int p) {
        if (l < 1 || p <= l || !links.learnable(l) || !links.learnable(p)) {
            throw new IllegalArgumentException(
                    "there is no stage " + l + "→" + p + ": it needs 1 <= l < p and both degrees learnable");
        }
        for (int k = l + 1; k < p; k++) {
            if (links.learnable(k)) {
                throw new IllegalArgumentException(
                        "there is no stage " + l + "→" + p + ": degree " + k + " is learned between");
            }
        }
        return new Stage(links, l, p);
    }

    /** l, the degree just learned. */
    public int after() {
        return after;
    }

    /** p, the degree waited for. */
    public int degree() {
        return degree;
    }

    /** γ, exact. */
    public Fraction exponent() {
        return LearningLaws.exponent(after, degree);
    }

    /** C, by increasing degree. */
    public List<Integer> constrained() {
        return constrained;
    }

    /** The degrees that damp. */
    public List<Integer> damping() {
        return damping;
    }

    /** The part of degree k. */
    public DegreeRole role(int k) {
        if (k == degree) {
            return DegreeRole.DRIVING;
        }
        if (k > degree || links.sigma(k) == 0) {
            return DegreeRole.NEGLIGIBLE;
        }
        int excess = 2 * k - degree - after;
        if (k <= after || excess < 0) {
            return DegreeRole.CONSTRAINED;
        }
        return excess == 0 ? DegreeRole.DAMPING : DegreeRole.NEGLIGIBLE;
    }

    /** The value at which E[A S^k] is held, k ∈ C. */
    double held(int k) {
        return k == after ? links.phi(k) / links.sigma(k) : 0;
    }

    /** σ_p φ_p. */
    double drive() {
        return links.sigma(degree) * links.phi(degree);
    }

    /** φ_p/σ_p, the value of E[a s^p] when degree p has been learned. */
    double goal() {
        return links.phi(degree) / links.sigma(degree);
    }

    /** σ_k². */
    double sigmaSquared(int k) {
        return links.sigma(k) * links.sigma(k);
    }

    /** |σ_p φ_p| |φ_l/σ_l|^{(p−1)/(l+1)}: the rate that the scales of the stage suggest. */
    double naturalRate() {
        return Math.abs(drive()) * Math.pow(Math.abs(held(after)), (degree - 1.0) / (after + 1.0));
    }

    /** ε^{(p−l)/(2(l+1))}: what turns E[A S^p] into E[a s^p]. */
    double smallness(double epsilon) {
        return Math.pow(epsilon, (degree - after) / (2.0 * (after + 1)));
    }

    /**
     * A degree that does not matter during the wait but holds the neurons back before degree p is learned: σ_k ≠ 0 = φ_k
     * with l &lt; k &lt; p outside C. Then the layer of degree p starts from more than this stage's blow-up.
     */
    boolean joinsLate(int k) {
        return k > after && k < degree && links.sigma(k) != 0 && !constrained.contains(k);
    }

    private List<Integer> withRole(DegreeRole role) {
        List<Integer> degrees = new ArrayList<>();
        for (int k = 0; k <= degree; k++) {
            if (role(k) == role) {
                degrees.add(k);
            }
        }
        return List.copyOf(degrees);
    }
}
