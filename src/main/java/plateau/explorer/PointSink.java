package plateau.explorer;

import java.util.Map;

/** Where an overlay reports what it is and its points, one by one, as they are known. */
interface PointSink {
    /** What begins: names and values for a person to read. */
    void begin(Map<String, Object> facts);

    /**
     * One state.
     *
     * @param t first-layer time
     * @param risk R; NaN if it is not known
     * @param a second-layer weights of the neurons or classes
     * @param s their overlaps with the target's direction
     */
    void point(double t, double risk, double[] a, double[] s);

    /** How far it is, from 0 to 1. */
    void progress(double done);

    /** Whether nobody wants more. */
    boolean stopped();
}
