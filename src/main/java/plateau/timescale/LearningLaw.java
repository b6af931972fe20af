package plateau.timescale;

import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.apache.commons.numbers.fraction.Fraction;

/**
 * The law t ≍ c ε^γ (or c ε^γ ln(1/ε)) of the wait for a degree that begins when the degree before it has been learned
 * (theory.md §4).
 *
 * @param degree the degree waited for
 * @param after the degree whose learning starts the wait; empty for the first
 * @param exponent γ, exact
 * @param logarithm whether a factor ln(1/ε) belongs to the leading term
 * @param constant c, where it is known: in closed form (degrees 0 and 1), or from the stage equations, then for the law of a(0) and
 *     the number of classes that the formula names
 * @param formula the law as a person would write it
 */
public record LearningLaw(
        int degree, OptionalInt after, Fraction exponent, boolean logarithm, OptionalDouble constant, String formula) {}
