package plateau.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The README shows what its main command really prints and draws. */
class ReadmeTest {
    private static final Path README = Path.of("README.md");
    private static final Path FIGURE = Path.of("src/docs/example/risk.svg");

    @Test
    void exampleIsTheOutputOfTheMainCommand(@TempDir Path folder) throws Exception {
        String readme = Files.readString(README);
        List<String> arguments = arguments(block(readme, "main command"));
        Path result = folder.resolve("result");
        arguments.set(arguments.indexOf("--out") + 1, result.toString());
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int status = Plateau.execute(
                new PrintWriter(out, true), new PrintWriter(err, true), arguments.toArray(new String[0]));
        assertThat(err.toString()).isEmpty();
        assertThat(status).isZero();
        String printed = out.toString();
        String shown = block(readme, "example output");
        assertThat(printed.substring(0, printed.indexOf("\nReport ")).strip()).isEqualTo(shown.strip());
        assertThat(Files.size(result.resolve("risk.svg"))).isCloseTo(Files.size(FIGURE), withinPercentage(20));
    }

    private static Percentage withinPercentage(double percentage) {
        return Percentage.withPercentage(percentage);
    }

    /** The fenced block after {@code <!-- name -->}. */
    private static String block(String readme, String name) {
        Matcher matcher = Pattern.compile("<!-- " + name + " -->\\s*```\\w*\\n(.*?)```", Pattern.DOTALL)
                .matcher(readme);
        assertThat(matcher.find()).as("a block named " + name).isTrue();
        return matcher.group(1);
    }

    /** The arguments after {@code plateau.jar}, unquoted. */
    private static List<String> arguments(String command) {
        List<String> arguments = new ArrayList<>();
        String line = command.substring(command.indexOf("plateau.jar") + "plateau.jar".length());
        Matcher matcher = Pattern.compile("\"([^\"]*)\"|(\\S+)").matcher(line);
        while (matcher.find()) {
            arguments.add(matcher.group(1) != null ? matcher.group(1) : matcher.group(2));
        }
        return arguments;
    }
}
