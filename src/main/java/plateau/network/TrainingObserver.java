package plateau.network;

/** Watches a training: progress and interruption. Called from the training thread. */
public interface TrainingObserver {
    /** Reports nothing, never asks to stop. */
    TrainingObserver SILENT = new TrainingObserver() {};

    /** How far the training is, from 0 to 1. */
    default void progress(double done) {}

    /** Whether the caller wants to stop; asked often. */
    default boolean interrupted() {
        return false;
    }

    /** A state at one of the asked times, as soon as it is measured; those of a resumed checkpoint are not told again. */
    default void recorded(NetworkState state) {}

    /** Something that a person should know and that does not stop the training, for example a damaged checkpoint. */
    default void notice(String message) {}
}
