package plateau.report;

import java.io.Serial;

/** Something could not be written; the message is one sentence that names the place, the reason and a remedy. */
public final class ReportException extends Exception {
    @Serial
    private static final long serialVersionUID = 1L;

    ReportException(String message) {
        super(message);
    }

    ReportException(String message, Throwable cause) {
        super(message, cause);
    }

    /** No figure can be drawn, most often for want of a font. */
    static ReportException noFigures(Throwable cause) {
        return new ReportException(
                "figures cannot be drawn on this machine (" + cause.getMessage() + "): install fontconfig and a font",
                cause);
    }
}
