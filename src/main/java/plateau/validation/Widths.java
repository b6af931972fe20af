package plateau.validation;

/** Refuses a number of neurons that the classes of an experiment cannot share. */
final class Widths {
    private Widths() {}

    static void require(TomlTable table, String key, Problem problem, int width) throws ExperimentException {
        try {
            ClassCounts.of(problem.neurons(), width);
        } catch (IllegalArgumentException e) {
            throw table.complaint(key, String.valueOf(e.getMessage()));
        }
    }
}
