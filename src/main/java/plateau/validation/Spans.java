package plateau.validation;

import java.util.Arrays;
import plateau.timescale.Progress;

/** Shares one progress among parts of a computation by how much work each is. */
final class Spans {
    private final Progress whole;
    private final double[] ends;

    private Spans(Progress whole, double[] ends) {
        this.whole = whole;
        this.ends = ends;
    }

    /** Parts in their order, each with its work in any unit. */
    static Spans of(Progress whole, double[] work) {
        double total = Math.max(Double.MIN_NORMAL, Arrays.stream(work).sum());
        double[] ends = new double[work.length + 1];
        for (int i = 0; i < work.length; i++) {
            ends[i + 1] = ends[i] + work[i] / total;
        }
        return new Spans(whole, ends);
    }

    Progress part(int i) {
        return new Progress() {
            @Override
            public void update(String task, double done) {
                whole.update(task, ends[i] + (ends[i + 1] - ends[i]) * Math.max(0, Math.min(1, done)));
            }

            @Override
            public boolean interrupted() {
                return whole.interrupted();
            }
        };
    }
}
