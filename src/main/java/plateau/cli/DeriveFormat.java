package plateau.cli;

import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import plateau.derivation.CWriter;
import plateau.derivation.Derivation;
import plateau.derivation.DerivationWriter;
import plateau.derivation.JavaWriter;
import plateau.derivation.JsonWriter;
import plateau.derivation.JuliaWriter;
import plateau.derivation.LatexWriter;
import plateau.derivation.MarkdownWriter;
import plateau.derivation.ProgramOrigin;
import plateau.derivation.PythonWriter;
import plateau.derivation.TextWriter;

/**
 * The views that {@code derive} can write; each is made for a width of the terminal, which only text uses, and for the command
 * line, which programs name.
 */
enum DeriveFormat {
    TEXT("text", "derivation.txt", false, (width, origin) -> new TextWriter(width)),
    MARKDOWN("md", "README.md", false, (width, origin) -> new MarkdownWriter()),
    LATEX("latex", "derivation.tex", false, (width, origin) -> LatexWriter.article()),
    JSON("json", "derivation.json", false, (width, origin) -> new JsonWriter()),
    PYTHON("python", "flow.py", true, (width, origin) -> new PythonWriter(origin)),
    JULIA("julia", "flow.jl", true, (width, origin) -> new JuliaWriter(origin)),
    JAVA("java", "Flow.java", true, (width, origin) -> new JavaWriter(origin)),
    C("c", "flow.c", true, (width, origin) -> new CWriter(origin));

    private final String word;
    private final String file;
    private final boolean program;
    private final BiFunction<Integer, ProgramOrigin, DerivationWriter> writer;

    DeriveFormat(
            String word, String file, boolean program, BiFunction<Integer, ProgramOrigin, DerivationWriter> writer) {
        this.word = word;
        this.file = file;
        this.program = program;
        this.writer = writer;
    }

    String word() {
        return word;
    }

    /** Its name in a folder of all views. */
    String file() {
        return file;
    }

    /** Whether it is a program, which always has the whole flow. */
    boolean isProgram() {
        return program;
    }

    Function<Derivation, String> view(int width, ProgramOrigin origin) {
        return writer.apply(width, origin)::write;
    }

    static List<String> words() {
        return Stream.concat(Arrays.stream(values()).map(DeriveFormat::word), Stream.of(DerivationFolder.WORD))
                .toList();
    }

    /** Reads the value of --format. */
    static DeriveFormat parse(String text) {
        return Arrays.stream(values())
                .filter(f -> f.word.equals(text.strip()))
                .findFirst()
                .orElseThrow(() -> new BadRequestException(
                        "--format",
                        text,
                        "there is no such format, give " + String.join(", ", words())
                                + Spelling.closest(text, words())
                                        .map(w -> ": did you mean " + w + "?")
                                        .orElse("")));
    }
}
