package plateau.blas;

/** Chooses once per process. */
final class BlasChoice {
    static final Blas PORTABLE = new JavaBlas();
    static final Blas FASTEST = fastest();

    private BlasChoice() {}

    private static Blas fastest() {
        try {
            return new OpenBlas();
        } catch (LinkageError | RuntimeException e) {
            // No library for this platform, none that its loader takes, or nowhere to unpack it: all of that is what
            // the portable one is for, and its name in a report says that it was used.
            return PORTABLE;
        }
    }
}
