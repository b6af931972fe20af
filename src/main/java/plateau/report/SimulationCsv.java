package plateau.report;

import java.util.StringJoiner;

/**
 * The order parameters against time as comma-separated values: columns {@code t, risk, e_0 … e_K, a_1 … a_m, s_1 … s_m, r_1_2 …},
 * one row for each state; {@code sampled_risk, sampled_error} after the risk where it was sampled, a first column {@code seed}
 * where there are several runs. r has i &lt; j for neurons and i ≤ j for classes; it is left out above {@value #MOST_WITH_PAIRS}
 * neurons. Numbers are full-precision doubles, nothing stands between two commas where there is none.
 */
public final class SimulationCsv {
    /** So many neurons have about 5000 overlaps r_ij, more columns than most programs read. */
    public static final int MOST_WITH_PAIRS = 100;

    private final Simulation simulation;
    private final boolean sampled;
    /** 0 if r_ii is a column: it belongs to two distinct neurons of one class. */
    private final int firstPair;

    /** The table of one simulation. */
    public SimulationCsv(Simulation simulation) {
        this.simulation = simulation;
        this.sampled =
                simulation.setup().sgd() != null && simulation.setup().sgd().heldOut() > 0;
        this.firstPair = simulation.setup().ofClasses() ? 0 : 1;
    }

    /** Whether r has columns: few enough neurons, and their overlaps were kept. */
    private boolean withPairs(SimulatedState state) {
        return state.hasPairs() && state.count() <= MOST_WITH_PAIRS;
    }

    /** The table with its head. */
    public String text() {
        StringBuilder text = new StringBuilder();
        for (SimulatedRun run : simulation.runs()) {
            for (SimulatedState state : run.states()) {
                if (text.length() == 0) {
                    text.append(head(state)).append('\n');
                }
                text.append(row(run, state)).append('\n');
            }
        }
        return text.toString();
    }

    private String head(SimulatedState state) {
        StringJoiner head = new StringJoiner(",");
        if (simulation.several()) {
            head.add("seed");
        }
        head.add("t").add("risk");
        if (sampled) {
            head.add("sampled_risk").add("sampled_error");
        }
        for (int k = 0; k <= state.degree(); k++) {
            head.add("e_" + k);
        }
        for (String name : new String[] {"a_", "s_"}) {
            for (int i = 1; i <= state.count(); i++) {
                head.add(name + i);
            }
        }
        for (int i = 0; withPairs(state) && i < state.count(); i++) {
            for (int j = i + firstPair; j < state.count(); j++) {
                head.add("r_" + (i + 1) + "_" + (j + 1));
            }
        }
        return head.toString();
    }

    private String row(SimulatedRun run, SimulatedState state) {
        StringJoiner row = new StringJoiner(",");
        if (simulation.several()) {
            row.add(run.seed().isPresent() ? Long.toString(run.seed().getAsLong()) : "");
        }
        row.add(number(state.time())).add(number(state.risk().orElse(Double.NaN)));
        if (sampled) {
            row.add(number(state.sampledRisk().orElse(Double.NaN)));
            row.add(number(state.sampledError().orElse(Double.NaN)));
        }
        for (int k = 0; k <= state.degree(); k++) {
            row.add(number(state.residual(k)));
        }
        for (int i = 0; i < state.count(); i++) {
            row.add(number(state.a(i)));
        }
        for (int i = 0; i < state.count(); i++) {
            row.add(number(state.s(i)));
        }
        pairs(row, state);
        return row.toString();
    }

    private void pairs(StringJoiner row, SimulatedState state) {
        for (int i = 0; withPairs(state) && i < state.count(); i++) {
            for (int j = i + firstPair; j < state.count(); j++) {
                row.add(number(state.r(i, j)));
            }
        }
    }

    private static String number(double value) {
        return Double.isFinite(value) ? Double.toString(value) : "";
    }
}
