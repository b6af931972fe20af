package plateau.network;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * A run's hold on its {@link CheckpointFolder}.
 *
 * <p>A new checkpoint is written beside the newest and forced to the disk, then the newest becomes the previous one and the new
 * one the newest, by two renames. So at any moment there is a whole one; and a damaged one never takes the place of a whole one.
 */
final class CheckpointSession implements AutoCloseable {
    static final String NEWEST = "sgd.checkpoint";
    static final String PREVIOUS = "sgd.checkpoint.previous";
    private static final String UNFINISHED = "sgd.checkpoint.new";

    /** The time between two checkpoints is at least so many times the time of writing one. */
    private static final long STRETCH = 20;

    private final CheckpointFolder folder;
    private final Map<String, String> fingerprint;
    private final TrainingObserver observer;
    private final FolderLock lock;

    private boolean newestWhole;
    private long savedStep = -1;
    private long savedNanos = System.nanoTime();
    private long writingNanos;

    private CheckpointSession(
            CheckpointFolder folder, Map<String, String> fingerprint, TrainingObserver observer, FolderLock lock) {
        this.folder = folder;
        this.fingerprint = fingerprint;
        this.observer = observer;
        this.lock = lock;
    }

    /**
     * Takes the folder, which is made if it is missing.
     *
     * @throws NetworkException if it cannot be made or written, or another run is using it
     */
    static CheckpointSession open(CheckpointFolder folder, Map<String, String> fingerprint, TrainingObserver observer) {
        try {
            Files.createDirectories(folder.path());
            return new CheckpointSession(folder, fingerprint, observer, FolderLock.of(folder.path()));
        } catch (IOException e) {
            throw new NetworkException(
                    "checkpoints cannot be kept in " + folder.path() + " (" + e + "); give another folder");
        }
    }

    /**
     * The newest checkpoint that is whole, null if there is none yet.
     *
     * @throws NetworkException if it is of other settings or another version, or there are only damaged ones
     */
    @Nullable
    Checkpoint latest() {
        StringJoiner damages = new StringJoiner("; ");
        for (String name : new String[] {NEWEST, PREVIOUS}) {
            Path file = folder.path().resolve(name);
            if (Files.exists(file)) {
                try {
                    CheckpointFile.Content content = CheckpointFile.read(file);
                    requireSameRun(content.fingerprint(), file);
                    accept(name, content.checkpoint(), damages);
                    return content.checkpoint();
                } catch (CheckpointFile.DamagedException e) {
                    damages.add(e.getMessage());
                } catch (IOException e) {
                    throw new NetworkException("the checkpoint " + file + " cannot be read (" + e
                            + "); make it readable, or delete its folder to start anew");
                }
            }
        }
        if (damages.length() > 0) {
            throw new NetworkException("no checkpoint in " + folder.path() + " is whole (" + damages
                    + "); delete the folder to start anew");
        }
        return null;
    }

    private void accept(String name, Checkpoint checkpoint, StringJoiner damages) {
        if (name.equals(NEWEST)) {
            newestWhole = true;
            savedStep = checkpoint.step();
        }
        if (damages.length() > 0) {
            observer.notice("the newest checkpoint is damaged (" + damages + "): going on from the one before it, step "
                    + checkpoint.step());
        }
    }

    private void requireSameRun(Map<String, String> found, Path file) {
        for (Map.Entry<String, String> asked : fingerprint.entrySet()) {
            String there = found.get(asked.getKey());
            if (!asked.getValue().equals(there)) {
                throw new NetworkException(
                        "the checkpoint " + file + " is of another run: its " + asked.getKey() + " is "
                                + there + " and " + asked.getValue()
                                + " was asked for; give the same settings or another folder");
            }
        }
    }

    /** Whether it is time to save after so many steps. */
    boolean due(long step) {
        if (folder.steps() > 0 && step % folder.steps() == 0) {
            return true;
        }
        long wait = Math.max(folder.period().toNanos(), STRETCH * writingNanos);
        return System.nanoTime() - savedNanos >= wait;
    }

    /** Writes a checkpoint. If the disk refuses, the observer is told and those from before stay: the run can go on. */
    void save(Checkpoint checkpoint) {
        if (checkpoint.step() == savedStep) {
            return;
        }
        long begin = System.nanoTime();
        Path unfinished = folder.path().resolve(UNFINISHED);
        try {
            CheckpointFile.write(unfinished, fingerprint, checkpoint);
            rotate(unfinished);
            savedStep = checkpoint.step();
        } catch (IOException e) {
            deleteQuietly(unfinished);
            observer.notice("no checkpoint could be written to " + folder.path() + " at step " + checkpoint.step()
                    + " (" + e + "); those from before stay");
        }
        savedNanos = System.nanoTime();
        writingNanos = savedNanos - begin;
    }

    private void rotate(Path unfinished) throws IOException {
        Path newest = folder.path().resolve(NEWEST);
        if (newestWhole) {
            Files.move(newest, folder.path().resolve(PREVIOUS), StandardCopyOption.ATOMIC_MOVE);
            newestWhole = false;
        }
        Files.move(unfinished, newest, StandardCopyOption.ATOMIC_MOVE);
        newestWhole = true;
        forceFolder();
    }

    /** Makes the renames last through a loss of power, where the system can do that for a folder. */
    private void forceFolder() {
        try (FileChannel channel = FileChannel.open(folder.path(), StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            // Windows opens no folder; its file system keeps renames in order by itself.
        }
    }

    private static void deleteQuietly(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            // It is never read, and the next checkpoint overwrites it.
        }
    }

    @Override
    public void close() {
        lock.close();
    }
}
