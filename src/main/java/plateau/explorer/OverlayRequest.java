package plateau.explorer;

import java.util.List;
import java.util.OptionalDouble;

/**
 * What is laid over a prediction: the same problem at finite width.
 *
 * @param model the flow of m neurons, or SGD
 * @param width m
 * @param seed of the data of SGD
 * @param step η of SGD; empty: chosen small enough
 * @param until the end time; empty: when the prediction has learned its last degree, and a bit
 */
record OverlayRequest(
        Problem problem, double epsilon, Model model, int width, int seed, OptionalDouble step, OptionalDouble until) {
    private static final int DEFAULT_WIDTH = 60;
    private static final double LONGEST = 1e12;
    private static final double SMALLEST = 1e-30;

    /** How the finite network is trained. */
    enum Model {
        FLOW("flow"),
        SGD("sgd");

        private final String word;

        Model(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }
    }

    static OverlayRequest read(Fields fields, ProblemReader reader, ExplorerLimits limits) {
        String word = fields.word("model", Model.FLOW.word(), List.of(Model.FLOW.word(), Model.SGD.word()));
        Model model = word.equals(Model.FLOW.word()) ? Model.FLOW : Model.SGD;
        return new OverlayRequest(
                reader.problem(fields),
                reader.epsilon(fields),
                model,
                fields.whole("width", 1, model == Model.FLOW ? limits.flowWidth() : limits.width())
                        .orElse(DEFAULT_WIDTH),
                fields.whole("seed", 0, Integer.MAX_VALUE >> 1).orElse(1),
                fields.number("step", SMALLEST, 1),
                fields.number("until", SMALLEST, LONGEST));
    }
}
