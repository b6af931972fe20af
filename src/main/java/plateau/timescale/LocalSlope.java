package plateau.timescale;

/**
 * The local slope d log t_k / d log ε between two neighbouring values of ε, to be held against the law's exponent.
 *
 * @param degree k
 * @param fromEpsilon the larger ε
 * @param toEpsilon the smaller ε
 * @param slope log(t_k(from)/t_k(to)) / log(from/to)
 */
public record LocalSlope(int degree, double fromEpsilon, double toEpsilon, double slope) {}
