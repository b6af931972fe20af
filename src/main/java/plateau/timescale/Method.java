package plateau.timescale;

/** How a run was integrated. */
public enum Method {
    /** Fast and slow system separately, by explicit integrators. */
    FAST_SLOW("fast-slow"),
    /** The whole stiff flow by the implicit integrator. */
    REFERENCE("reference");

    private final String label;

    Method(String label) {
        this.label = label;
    }

    /** The name in JSON and reports. */
    public String label() {
        return label;
    }
}
