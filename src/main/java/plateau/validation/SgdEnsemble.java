package plateau.validation;

import java.util.List;

/**
 * SGD runs, and the overlap flow from the start of each.
 *
 * @param plan what they have in common
 * @param sgd one for each seed
 * @param flow the overlap flow from the same initial weights, in the same order
 */
record SgdEnsemble(SgdPlan plan, List<Trace> sgd, List<Trace> flow) {
    SgdEnsemble {
        sgd = List.copyOf(sgd);
        flow = List.copyOf(flow);
    }

    /** R_SGD(t) − R_flow(t) of every seed. */
    double[] deviations(double t) {
        double[] deviations = new double[sgd.size()];
        for (int j = 0; j < deviations.length; j++) {
            deviations[j] = sgd.get(j).riskAt(t) - flow.get(j).riskAt(t);
        }
        return deviations;
    }
}
