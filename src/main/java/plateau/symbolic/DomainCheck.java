package plateau.symbolic;

/** Refuses formulas that are not defined on the whole real line. */
public final class DomainCheck {
    private DomainCheck() {}

    /** Returns if {@code formula} is defined everywhere. */
    public static void check(Formula formula) {}
}
