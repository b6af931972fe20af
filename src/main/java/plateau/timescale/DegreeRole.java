package plateau.timescale;

/** What a degree does in the stage l→p (theory.md §4). */
public enum DegreeRole {
    /** E[A S^k] is held: every k ≤ l with σ_k ≠ 0, and skipped degrees (σ_k ≠ 0 = φ_k) with 2k &lt; p + l. */
    CONSTRAINED,
    /** A skipped degree with 2k = p + l: its force −σ_k² E[A S^k] S^k is as large as that of degree p. */
    DAMPING,
    /** Degree p: its force σ_p φ_p S^p has not begun to fall. */
    DRIVING,
    /** Its force vanishes against that of degree p as ε → 0. */
    NEGLIGIBLE
}
