package plateau.derivation;

/**
 * Where a program comes from, for its first lines.
 *
 * @param command the command line that writes it again
 * @param version the program that wrote it, with its version
 */
public record ProgramOrigin(String command, String version) {
    public ProgramOrigin {
        if (command.contains("\n") || command.contains("\r") || version.contains("\n")) {
            throw new IllegalArgumentException("a command line of a program's heading must be one line");
        }
    }
}
