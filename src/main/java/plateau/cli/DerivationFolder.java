package plateau.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import plateau.derivation.Derivation;
import plateau.derivation.ProgramOrigin;
import plateau.report.OutputFiles;
import plateau.report.ReportException;

/** A folder with every view of a derivation; its README.md has the command on its first line. */
final class DerivationFolder implements AutoCloseable {
    /** The word of --format for it. */
    static final String WORD = "all";

    private static final int WIDTH = 100;

    private final OutputFiles files;
    private final String name;

    private DerivationFolder(OutputFiles files, String name) {
        this.files = files;
        this.name = name;
    }

    private static List<DeriveFormat> views() {
        return Arrays.stream(DeriveFormat.values())
                .filter(f -> f != DeriveFormat.TEXT)
                .toList();
    }

    /** The folder of --out, made if it is missing; files of these names in it need --force. */
    static DerivationFolder of(@Nullable String out, boolean force) {
        Path folder = Destinations.path("--out", out);
        if (folder == null) {
            throw new BadRequestException("--format all writes a folder of files: name it by --out DIR");
        }
        Optional<String> there = views().stream()
                .map(DeriveFormat::file)
                .filter(f -> Files.exists(folder.resolve(f)))
                .findFirst();
        if (there.isPresent() && !force) {
            throw new BadRequestException(
                    "--out",
                    folder.toString(),
                    there.get() + " exists in it, give another folder, or --force to replace it");
        }
        try {
            return new DerivationFolder(OutputFiles.in(folder), folder.toString());
        } catch (ReportException e) {
            throw new BadRequestException("--out: " + e.getMessage());
        }
    }

    /** Writes every view, or none; with parameters that have no value there are only documents. */
    void write(Derivation derivation, ProgramOrigin origin, PrintWriter names) throws ReportException {
        Map<String, byte[]> contents = new LinkedHashMap<>();
        for (DeriveFormat format : views()) {
            if (format.isProgram() && !derivation.hasPrograms()) {
                continue;
            }
            String text = format.view(WIDTH, origin).apply(derivation);
            String whole = format == DeriveFormat.MARKDOWN ? "`" + origin.command() + "`\n\n" + text : text;
            contents.put(format.file(), whole.getBytes(StandardCharsets.UTF_8));
        }
        files.write(contents);
        names.println("Written to " + name + ": " + String.join(", ", contents.keySet()));
    }

    @Override
    public void close() {
        files.discard();
    }
}
