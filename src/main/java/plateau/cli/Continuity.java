package plateau.cli;

import plateau.link.LinkFunction;

/** Finds where an activation jumps: there its derivative almost everywhere is not the gradient of the risk. */
final class Continuity {
    private static final double NEAR = 1e-9;
    private static final double JUMP = 1e-6;

    private Continuity() {}

    /** Refuses a network whose activation jumps. */
    static void require(LinkFunction sigma) {
        for (double z : sigma.kinks()) {
            double step = NEAR * (1 + Math.abs(z));
            double left = sigma.value(z - step);
            double right = sigma.value(z + step);
            if (Math.abs(right - left) > JUMP * (1 + Math.abs(left) + Math.abs(right))) {
                throw new BadRequestException(
                        "--activation",
                        sigma.name(),
                        "it jumps at z = " + z
                                + ", where no gradient descent sees it, give a continuous one or --model mean-field");
            }
        }
    }
}
