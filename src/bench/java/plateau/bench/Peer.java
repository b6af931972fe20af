package plateau.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A peer's program: run as a process, its line of output read. */
public final class Peer {
    private final List<String> command;
    private final Map<String, String> environment;

    public Peer(List<String> command, Map<String, String> environment) {
        this.command = List.copyOf(command);
        this.environment = Map.copyOf(environment);
    }

    /**
     * Runs it and finds {@code pattern} in what it prints.
     *
     * @throws IllegalStateException if it is not there, with what was printed
     */
    public Matcher run(String pattern, Object... arguments) {
        List<String> all = new ArrayList<>(command);
        Arrays.stream(arguments).map(String::valueOf).forEach(all::add);
        ProcessBuilder builder = new ProcessBuilder(all).redirectErrorStream(true);
        builder.environment().putAll(environment);
        try {
            Process process = builder.start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            Matcher matcher = Pattern.compile(pattern).matcher(output);
            if (!matcher.find()) {
                throw new IllegalStateException(Path.of(command.get(0)).getFileName()
                        + " did not print what was expected, but: "
                        + output.strip().lines().reduce((first, last) -> last).orElse("nothing"));
            }
            return matcher;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
