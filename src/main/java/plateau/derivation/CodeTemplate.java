package plateau.derivation;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A program with places for what depends on the derivation: the method of integration stands in the template, the problem and
 * its equations are put in at {@code @NAME@}. A place that stands alone in its line gives its indentation to every line of what is put there,
 * and takes its line with it if that is nothing.
 */
final class CodeTemplate {
    private static final Pattern PLACE = Pattern.compile("(?m)^([ \\t]*)@([A-Z_]+)@\\n|@([A-Z_]+)@");

    private final String text;

    private CodeTemplate(String text) {
        this.text = text;
    }

    static CodeTemplate named(String file) {
        try (InputStream in = CodeTemplate.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("the program lacks its own resource " + file);
            }
            return new CodeTemplate(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The program with every place filled. */
    String fill(Map<String, String> parts) {
        Matcher place = PLACE.matcher(text);
        StringBuilder filled = new StringBuilder();
        while (place.find()) {
            boolean line = place.group(2) != null;
            String name = line ? place.group(2) : place.group(3);
            String part = parts.get(name);
            if (part == null) {
                throw new IllegalStateException(
                        "the template has a place for " + name + ", for which nothing is given");
            }
            place.appendReplacement(filled, Matcher.quoteReplacement(line ? indented(part, place.group(1)) : part));
        }
        return place.appendTail(filled).toString();
    }

    private static String indented(String part, String by) {
        return part.lines()
                .map(line -> line.isEmpty() ? line : by + line)
                .map(line -> line + "\n")
                .collect(Collectors.joining());
    }
}
