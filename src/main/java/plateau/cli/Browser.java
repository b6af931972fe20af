package plateau.cli;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Locale;

/** The person's web browser, if there is one to be had: a desktop session with the system's own way to open an address. */
final class Browser {
    private Browser() {}

    /** Asks the system to show a page; whether it was asked. Without a desktop nothing happens. */
    static boolean open(URI page) {
        List<String> command = command(page);
        if (command.isEmpty()) {
            return false;
        }
        try {
            new ProcessBuilder(command)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static List<String> command(URI page) {
        String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        if (system.contains("win")) {
            return List.of("rundll32", "url.dll,FileProtocolHandler", page.toString());
        }
        if (system.contains("mac")) {
            return List.of("open", page.toString());
        }
        boolean desktop = System.getenv("DISPLAY") != null || System.getenv("WAYLAND_DISPLAY") != null;
        return desktop ? List.of("xdg-open", page.toString()) : List.of();
    }
}
