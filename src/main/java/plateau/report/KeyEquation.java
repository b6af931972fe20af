package plateau.report;

/**
 * An equation for a report.
 *
 * @param label its name in the derivation, as in {@code mean-field.a}
 * @param tex in LaTeX
 * @param text in Unicode, for readers without scripts
 */
public record KeyEquation(String label, String tex, String text) {}
