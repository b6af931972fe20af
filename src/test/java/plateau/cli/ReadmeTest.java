package plateau.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

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
    private static final Pattern NUMBER = Pattern.compile("-?[0-9.]+(e-?[0-9]+)?[,:]?");
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
        // On a busy machine it may take long enough for lines of progress.
        assertThat(err.toString().lines()).allMatch(line -> line.startsWith("ε = "));
        assertThat(status).isZero();
        String printed = out.toString();
        String shown = block(readme, "example output");
        assertSameText(printed.substring(0, printed.indexOf("\nReport ")).strip(), shown.strip());
        assertThat(Files.size(result.resolve("report.html"))).isLessThan(1_500_000);
        assertThat(Files.size(result.resolve("risk.svg"))).isCloseTo(Files.size(FIGURE), withinPercentage(20));
    }

    /**
     * Word for word the same, numbers to 0.2 %. Where a run ends is the end of a step, which other versions of Java place a
     * little differently: the last risk, its time and what is left there are compared to a factor of two.
     */
    private static void assertSameText(String printed, String shown) {
        String[] found = printed.split("\\s+");
        String[] expected = shown.split("\\s+");
        assertThat(found).hasSameSizeAs(expected);
        boolean atTheEnd = false;
        for (int i = 0; i < found.length; i++) {
            String bare = bare(expected[i]);
            boolean number = NUMBER.matcher(bare).matches();
            atTheEnd = expected[i].equals("risk")
                    || expected[i].equals("e_3²,")
                    || number && atTheEnd
                    || isLink(expected[i]) && atTheEnd;
            if (number) {
                double value = Double.parseDouble(bare.replaceAll("[.,:]$", ""));
                double other = Double.parseDouble(bare(found[i]).replaceAll("[.,:]$", ""));
                boolean difference = expected[i].startsWith("(");
                double tolerance = difference ? 0.11 : Math.abs(value) * (atTheEnd ? 1 : 0.002);
                assertThat(other).as(found[i]).isCloseTo(value, within(tolerance));
            } else if (expected[i].startsWith("±")) {
                // An estimate of an error has one digit, and that may round either way.
                double ratio = Double.parseDouble(found[i].substring(1)) / Double.parseDouble(expected[i].substring(1));
                assertThat(ratio).as(found[i]).isBetween(0.33, 3.0);
            } else {
                assertThat(found[i]).isEqualTo(expected[i]);
            }
        }
    }

    /** Without the sign of a difference in per cent. */
    private static String bare(String word) {
        return word.replaceFirst("^\\(\\+?", "");
    }

    /** Words between the numbers at the end of a run. */
    private static boolean isLink(String word) {
        return List.of("at", "t", "φ_3²", "is", "left", "=").contains(word);
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
