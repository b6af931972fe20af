package plateau.timescale;

/** Where a computation reports how far it is and asks whether to go on; silent by default. */
public interface Progress {
    /** Reports nothing, never asks to stop. */
    Progress SILENT = new Progress() {};

    /**
     * How far the computation is.
     *
     * @param task what is being done, for example {@code ε = 1e-4}
     * @param done the part that is done, from 0 to 1
     */
    default void update(String task, double done) {}

    /** Whether the caller wants to stop; asked after every step, from the computing thread. */
    default boolean interrupted() {
        return false;
    }
}
