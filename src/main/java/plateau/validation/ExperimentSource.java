package plateau.validation;

import java.util.List;
import java.util.regex.Pattern;

/**
 * The text of an experiment file, for messages: where a key stands. The TOML reader tells no places, so they are looked for in
 * the lines; every key of an experiment stands on a line of its own.
 *
 * @param file its name as the user gave it
 * @param lines its lines
 */
record ExperimentSource(String file, List<String> lines) {
    private static final int LONGEST = 60;

    ExperimentSource {
        lines = List.copyOf(lines);
    }

    /**
     * A complaint.
     *
     * @param path the table, such as {@code problem}, {@code quick.sgd}, or empty for the top
     * @param key the key, or empty for the table itself
     */
    ExperimentException complaint(String path, String key, String said) {
        String name = path.isEmpty() ? key : key.isEmpty() ? "[" + path + "]" : path + "." + key;
        int line = line(path, key);
        return new ExperimentException(file + (line == 0 ? "" : ":" + line) + ": " + name + ": " + said);
    }

    /** A complaint about the file as a whole. */
    ExperimentException complaint(String said) {
        return new ExperimentException(file + ": " + said);
    }

    /** The line of a key or of the table it names, or of the table where the key is missing; 0 where there is neither. */
    private int line(String path, String key) {
        Pattern named = header(path.isEmpty() ? key : path + "." + key);
        Pattern header = header(path);
        Pattern entry = Pattern.compile("\\s*[\"']?" + Pattern.quote(key) + "[\"']?\\s*[=.].*");
        boolean inside = path.isEmpty();
        int table = 0;
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (line.stripLeading().startsWith("[")) {
                if (named.matcher(line).matches()) {
                    return i + 1;
                }
                inside = !path.isEmpty() && header.matcher(line).matches();
                table = inside ? i + 1 : table;
            } else if (inside && !key.isEmpty() && entry.matcher(line).matches()) {
                return i + 1;
            }
        }
        return table;
    }

    private static Pattern header(String path) {
        return Pattern.compile("\\s*\\[\\s*" + dotted(path) + "\\s*]\\s*(#.*)?");
    }

    private static String dotted(String path) {
        return String.join(
                "\\s*\\.\\s*",
                List.of(path.split("\\.", -1)).stream().map(Pattern::quote).toList());
    }

    /** A value for a message: short, printable. */
    static String shown(Object value) {
        String text = value.toString().replaceAll("\\p{Cntrl}", "?");
        return text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
    }
}
