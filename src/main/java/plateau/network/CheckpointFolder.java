package plateau.network;

/** A folder of checkpoints of one SGD run: the newest and the one before it. */
public final class CheckpointFolder {
    private CheckpointFolder() {}
}
