package plateau.validation;

import java.util.List;

/**
 * A figure as data, for a report to draw.
 *
 * @param key a short name for the file
 * @param title what it shows, in one line
 * @param x title of the abscissa
 * @param y title of the ordinate
 * @param logarithmicX whether the abscissa is logarithmic
 * @param logarithmicY whether the ordinate is logarithmic
 * @param curves what is drawn, the lowest first
 */
public record Panel(
        String key, String title, String x, String y, boolean logarithmicX, boolean logarithmicY, List<Curve> curves) {
    public Panel {
        curves = List.copyOf(curves);
    }
}
