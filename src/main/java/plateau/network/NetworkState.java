package plateau.network;

import java.util.OptionalDouble;

/**
 * What is measured of a network at one time.
 *
 * @param time first-layer time t (η × steps for SGD)
 * @param a second-layer weights, m long; not to be changed
 * @param s ⟨u_i, u*⟩, m long; not to be changed
 * @param r ⟨u_i, u_j⟩ row by row, m² long; not to be changed
 * @param risk R = ½ E[(φ − f)²] from (a, s, r) by quadrature, without label noise; empty where rows are not unit
 * @param sampledRisk the same by Monte Carlo on held-out samples; empty if not asked for
 * @param sampledError its standard error
 */
public record NetworkState(
        double time,
        double[] a,
        double[] s,
        double[] r,
        OptionalDouble risk,
        OptionalDouble sampledRisk,
        OptionalDouble sampledError) {}
