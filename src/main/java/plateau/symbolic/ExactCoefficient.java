package plateau.symbolic;

/**
 * One Hermite coefficient in closed form.
 *
 * @param degree k
 * @param text the closed form as a person writes it, for example {@code 1/(2*sqrt(pi))}
 * @param latex the same in LaTeX
 * @param expression the same as a tree
 * @param value the same in double precision, evaluated with 50 digits and rounded once
 */
public record ExactCoefficient(int degree, String text, String latex, Expression expression, double value) {}
