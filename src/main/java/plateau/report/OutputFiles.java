package plateau.report;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Files written all or not at all: everything goes to temporary names beside the target first, and is moved when all of it
 * is there. Whether the place can be written is tried when the object is made, before anything is computed.
 */
public final class OutputFiles {
    private final Path folder;
    private final List<Path> created;

    private OutputFiles(Path folder, List<Path> created) {
        this.folder = folder;
        this.created = created;
    }

    /**
     * Files in a folder, which is made if it is missing.
     *
     * @throws ReportException if the folder cannot be made or written
     */
    public static OutputFiles in(Path folder) throws ReportException {
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw new ReportException(folder + " is a file: give a directory, which is made if it is missing");
        }
        List<Path> created = missing(folder.toAbsolutePath());
        OutputFiles files = new OutputFiles(folder, created);
        try {
            Files.createDirectories(folder);
            files.tryWriting();
        } catch (IOException | UnsupportedOperationException e) {
            files.discard();
            throw new ReportException(folder + " cannot be written (" + reason(e) + "): give another directory", e);
        }
        return files;
    }

    /**
     * One file in a folder that must be there already.
     *
     * @throws ReportException if the file cannot be written
     */
    public static OutputFiles beside(Path file) throws ReportException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new ReportException(
                    file + " cannot be written, its directory does not exist: make " + folder + " first");
        }
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            throw new ReportException(file + " is not a regular file: give the name of a file to write");
        }
        OutputFiles files = new OutputFiles(folder, List.of());
        try {
            files.tryWriting();
        } catch (IOException e) {
            throw new ReportException(file + " cannot be written (" + reason(e) + "): give another place", e);
        }
        return files;
    }

    private void tryWriting() throws IOException {
        Files.delete(Files.createTempFile(folder, ".plateau-", ".tmp"));
    }

    private static List<Path> missing(Path folder) {
        List<Path> missing = new ArrayList<>();
        for (Path path = folder; path != null && !Files.exists(path); path = path.getParent()) {
            missing.add(path);
        }
        return missing;
    }

    /**
     * Writes all files.
     *
     * @param contents bytes by file name
     * @return the paths written, in the order given
     * @throws ReportException if one of them cannot be written; then none is
     */
    public List<Path> write(Map<String, byte[]> contents) throws ReportException {
        Map<Path, Path> staged = new LinkedHashMap<>();
        try {
            for (Map.Entry<String, byte[]> entry : contents.entrySet()) {
                stage(staged, folder.resolve(entry.getKey()), entry.getValue());
            }
            for (Map.Entry<Path, Path> move : staged.entrySet()) {
                Files.move(move.getValue(), move.getKey(), StandardCopyOption.REPLACE_EXISTING);
            }
            return List.copyOf(staged.keySet());
        } catch (IOException e) {
            staged.values().forEach(OutputFiles::deleteQuietly);
            throw new ReportException("nothing was written to " + folder + " (" + reason(e) + ")", e);
        }
    }

    private void stage(Map<Path, Path> staged, Path target, byte[] bytes) throws IOException {
        if (Files.isDirectory(target)) {
            throw new IOException(target + " is a directory");
        }
        Path temporary = target.resolveSibling("." + target.getFileName() + ".tmp");
        staged.put(target, temporary);
        Files.write(temporary, bytes);
    }

    /** Removes the directories that were made for this and are still empty. */
    public void discard() {
        created.forEach(OutputFiles::deleteQuietly);
    }

    private static void deleteQuietly(Path path) {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            // Not empty or not ours to delete: it stays, and nothing depends on it.
        }
    }

    private static String reason(Exception e) {
        if (e instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (e instanceof FileSystemException f) {
            return f.getReason() == null ? "the system refuses" : String.valueOf(f.getReason());
        }
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("unknown reason");
    }
}
