package plateau.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The one file, or standard output, that a document goes to; refused before anything is computed. */
final class DocumentFile {
    private final Optional<Path> file;
    private final boolean force;

    private DocumentFile(Optional<Path> file, boolean force) {
        this.file = file;
        this.force = force;
    }

    /** The place named by --out; none and {@code -} are standard output. */
    static DocumentFile of(@Nullable String out, boolean force) {
        if (out == null || out.equals("-")) {
            if (force) {
                throw new BadRequestException("--force replaces the file of --out, which is not given: leave it out");
            }
            return new DocumentFile(Optional.empty(), force);
        }
        Path path = path(out);
        if (Files.isDirectory(path)) {
            throw new BadRequestException("--out", out, "this is a folder, give the name of a file in it");
        }
        if (Files.exists(path) && !force) {
            throw new BadRequestException(
                    "--out", out, "this file exists, give another name, or --force to replace it");
        }
        Path folder = path.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder) || !Files.isWritable(folder)) {
            throw new BadRequestException("--out", out, "its folder does not exist or cannot be written to");
        }
        return new DocumentFile(Optional.of(path), force);
    }

    private static Path path(String out) {
        try {
            if (out.isBlank()) {
                throw new InvalidPathException(out, "empty");
            }
            return Path.of(out);
        } catch (InvalidPathException e) {
            throw new BadRequestException("--out", out, "this is no name of a file");
        }
    }

    /** Writes the document; says on {@code names} where, if that is a file. */
    void write(String document, PrintWriter standard, PrintWriter names) throws IOException {
        if (file.isEmpty()) {
            standard.print(document);
            standard.flush();
            return;
        }
        OpenOption[] options = force
                ? new OpenOption[] {
                    StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE
                }
                : new OpenOption[] {StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE};
        try {
            Files.writeString(file.get(), document, StandardCharsets.UTF_8, options);
        } catch (FileAlreadyExistsException e) {
            throw new BadRequestException(
                    "--out", file.get().toString(), "this file exists, give --force to replace it");
        }
        names.println("Written to " + file.get());
    }
}
