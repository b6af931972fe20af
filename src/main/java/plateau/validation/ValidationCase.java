package plateau.validation;

import java.util.List;

/**
 * One experiment: a problem and the rungs to climb on it.
 *
 * @param name names its results; small letters, digits and hyphens
 * @param title what it is, in one line
 * @param lesson what it teaches, in one line
 * @param problem what is trained
 * @param rungs in the order of the ladder
 */
public record ValidationCase(String name, String title, String lesson, Problem problem, List<Rung> rungs) {
    public ValidationCase {
        rungs = List.copyOf(rungs);
    }

    /** The same with another seed for every random start and sample. */
    public ValidationCase withSeed(long seed) {
        return new ValidationCase(name, title, lesson, problem.withSeed(seed), rungs);
    }

    /** The same with those of its rungs that are named. */
    public ValidationCase only(List<String> names) {
        List<Rung> kept =
                rungs.stream().filter(rung -> names.contains(rung.name())).toList();
        return new ValidationCase(name, title, lesson, problem, kept);
    }
}
