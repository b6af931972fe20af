package plateau.explorer;

import io.javalin.http.Context;
import java.util.Locale;
import java.util.Set;

/**
 * Lets only this machine's own pages in. A page of another site may send requests here, or have its name point here (DNS rebinding):
 * so the host that is asked for must be this machine by its own names, and the page that asks must come from it.
 */
final class Gatekeeper {
    private static final Set<String> OWN_NAMES = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final Set<String> OWN_SITES = Set.of("same-origin", "none");
    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:;"
                    + " font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private Gatekeeper() {}

    /** Says to the browser what this page may do: load from here alone, no inline script, in no frame, no word to others. */
    static void protect(Context context) {
        context.header("Content-Security-Policy", POLICY)
                .header("X-Content-Type-Options", "nosniff")
                .header("X-Frame-Options", "DENY")
                .header("Referrer-Policy", "no-referrer")
                .header("Cross-Origin-Opener-Policy", "same-origin")
                .header("Cross-Origin-Resource-Policy", "same-origin")
                .header("Permissions-Policy", "camera=(), geolocation=(), microphone=()")
                .header("Cache-Control", "no-store");
    }

    /**
     * Refuses what another site asks.
     *
     * @throws RefusedException with status 403
     */
    static void admit(Context context) {
        String host = context.header("Host");
        if (host == null || !OWN_NAMES.contains(nameOf(host))) {
            throw RefusedException.of(
                    403, "this host is not served: open the explorer as http://127.0.0.1 or http://localhost");
        }
        String origin = context.header("Origin");
        if (origin != null && !origin.equalsIgnoreCase("http://" + host)) {
            throw RefusedException.of(403, "pages of other origins are refused");
        }
        String site = context.header("Sec-Fetch-Site");
        // A link to the page itself may stand anywhere; what the page loads comes from here.
        boolean link = "navigate".equals(context.header("Sec-Fetch-Mode"))
                && context.path().equals("/");
        if (site != null && !OWN_SITES.contains(site) && !link) {
            throw RefusedException.of(403, "pages of other sites are refused");
        }
    }

    /** The host without its port, which another one may stand for (ssh -L). */
    private static String nameOf(String host) {
        return host.replaceFirst(":\\d{1,5}$", "").toLowerCase(Locale.ROOT);
    }
}
