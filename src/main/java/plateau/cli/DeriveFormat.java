package plateau.cli;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import plateau.derivation.Derivation;
import plateau.derivation.DerivationWriter;
import plateau.derivation.JsonWriter;
import plateau.derivation.LatexWriter;
import plateau.derivation.MarkdownWriter;
import plateau.derivation.TextWriter;

/** The views that {@code derive} can write; each is made for a width of the terminal, which only text uses. */
enum DeriveFormat {
    TEXT("text", TextWriter::new),
    MARKDOWN("md", width -> new MarkdownWriter()),
    LATEX("latex", width -> LatexWriter.article()),
    JSON("json", width -> new JsonWriter());

    private final String word;
    private final IntFunction<DerivationWriter> writer;

    DeriveFormat(String word, IntFunction<DerivationWriter> writer) {
        this.word = word;
        this.writer = writer;
    }

    String word() {
        return word;
    }

    Function<Derivation, String> view(int width) {
        return writer.apply(width)::write;
    }

    static List<String> words() {
        return Arrays.stream(values()).map(DeriveFormat::word).toList();
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
