package plateau.network;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The right to write to a folder, held by one run of one process; the system takes it back when the process dies. */
final class FolderLock implements AutoCloseable {
    private static final String FILE = "lock";

    /**
     * The folders held in this process. File locks are the process's, not a run's: even closing a second channel on the file
     * would give the first one's lock away.
     */
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path folder;
    private final FileChannel channel;

    private FolderLock(Path folder, FileChannel channel) {
        this.folder = folder;
        this.channel = channel;
    }

    /**
     * @param folder exists
     * @throws NetworkException if another run holds it
     */
    static FolderLock of(Path folder) throws IOException {
        Path real = folder.toRealPath();
        if (!HELD.add(real)) {
            throw taken(folder);
        }
        try {
            return new FolderLock(real, locked(real, folder));
        } catch (IOException | RuntimeException e) {
            HELD.remove(real);
            throw e;
        }
    }

    private static FileChannel locked(Path real, Path folder) throws IOException {
        FileChannel channel = FileChannel.open(real.resolve(FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() == null) {
                throw taken(folder);
            }
            return channel;
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private static NetworkException taken(Path folder) {
        return new NetworkException(
                "another run is using the checkpoints in " + folder + "; wait for it to end or give another folder");
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            // The process's end gives the lock back; nothing was written through this channel.
        } finally {
            HELD.remove(folder);
        }
    }
}
