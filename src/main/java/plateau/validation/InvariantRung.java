package plateau.validation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import plateau.timescale.Progress;

/** What no run of any rung may break: the risk of a flow never rises, Gram matrices are positive semidefinite, |s| ≤ 1. */
final class InvariantRung implements Rung {
    private static final double RISE = 1e-7;
    private static final double RISE_OF_FAST_SLOW = 1e-4;
    private static final double ROUNDING = 1e-8;

    @Override
    public String name() {
        return "invariants";
    }

    @Override
    public String question() {
        return "Did every run of every rung keep what no run may break?";
    }

    @Override
    public double work(Laboratory laboratory) {
        return 0.01;
    }

    @Override
    public RungResult run(Laboratory laboratory, Progress progress) {
        Map<String, List<Invariants>> ledger = laboratory.ledger();
        List<Comparison> comparisons = new ArrayList<>();
        if (!ledger.isEmpty()) {
            comparisons.add(worst(flows(ledger), "rise of the risk in the flows, over R(0)", RISE, Invariants::rise));
            if (ledger.containsKey(Laboratory.FAST_SLOW)) {
                comparisons.add(rise(ledger.get(Laboratory.FAST_SLOW)));
            }
            comparisons.add(worst(ledger, "negative eigenvalue of a Gram matrix", ROUNDING, Invariants::negative));
            comparisons.add(worst(ledger, "|s| beyond 1", ROUNDING, Invariants::beyond));
            comparisons.add(endings(ledger));
        }
        return new RungResult(name(), question(), comparisons, List.of(), notes(ledger), 0);
    }

    private static Map<String, List<Invariants>> flows(Map<String, List<Invariants>> ledger) {
        Map<String, List<Invariants>> flows = new LinkedHashMap<>(ledger);
        flows.remove(Laboratory.FAST_SLOW);
        return flows;
    }

    private static Comparison rise(List<Invariants> runs) {
        double worst = runs.stream().mapToDouble(Invariants::rise).max().orElse(0);
        return new Comparison(
                "rise of the risk in the fast–slow solves, over R(0)",
                worst,
                RISE_OF_FAST_SLOW,
                String.format(Locale.ROOT, "%.1e", worst),
                "a locked residual is read off a moment E[a s^k] that is left of terms up to E|a s^k| in size, about 1e5 after"
                        + " degree 3 at ε = 1e-20: their relative error is not small in it",
                Suspect.FAST_SLOW);
    }

    private static Comparison worst(
            Map<String, List<Invariants>> ledger, String name, double allowed, ToDoubleFunction<Invariants> value) {
        double worst = 0;
        String where = "none";
        for (Map.Entry<String, List<Invariants>> runs : ledger.entrySet()) {
            for (Invariants run : runs.getValue()) {
                double measured = value.applyAsDouble(run);
                if (!(measured <= worst)) {
                    worst = measured;
                    where = runs.getKey();
                }
            }
        }
        return new Comparison(
                name,
                worst,
                allowed,
                worst == 0 ? "none" : String.format(Locale.ROOT, "%.1e in the %s", worst, where),
                "exactly 0; integration and rounding are left",
                Suspect.INTEGRATION);
    }

    private static Comparison endings(Map<String, List<Invariants>> ledger) {
        int early = 0;
        String why = "all reached it";
        for (Map.Entry<String, List<Invariants>> runs : ledger.entrySet()) {
            for (Invariants run : runs.getValue()) {
                if (!run.ending().isEmpty()) {
                    early++;
                    why = runs.getKey() + ": " + run.ending();
                }
            }
        }
        return new Comparison(
                "runs that did not reach their end", early, 0, why, "every run must", Suspect.INTEGRATION);
    }

    private static List<String> notes(Map<String, List<Invariants>> ledger) {
        List<String> counts = new ArrayList<>();
        ledger.forEach((kind, runs) -> counts.add(runs.size() + " " + kind + (runs.size() == 1 ? "" : "s")));
        return counts.isEmpty() ? List.of() : List.of("Runs: " + String.join(", ", counts) + ".");
    }
}
