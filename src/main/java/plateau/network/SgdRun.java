package plateau.network;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import plateau.network.NetworkRun.Outcome;

/** One run of SGD: steps, records, saves and stops. All that changes during it besides the weights and the data is here. */
final class SgdRun {
    /** Products between two questions whether to stop: about a millisecond. */
    private static final double WORK_BETWEEN_QUESTIONS = 1e6;

    private static final long MOST_STEPS_BETWEEN_QUESTIONS = 256;

    private final SgdStep weights;
    private final GaussianData data;
    private final NetworkGauge gauge;
    private final RecordingSchedule schedule;
    private final double rate;
    private final @Nullable CheckpointSession session;
    private final TrainingObserver observer;

    private final List<NetworkState> states = new ArrayList<>();
    private long step;

    SgdRun(
            SgdStep weights,
            GaussianData data,
            NetworkGauge gauge,
            RecordingSchedule schedule,
            double rate,
            @Nullable CheckpointSession session,
            TrainingObserver observer) {
        this.weights = weights;
        this.data = data;
        this.gauge = gauge;
        this.schedule = schedule;
        this.rate = rate;
        this.session = session;
        this.observer = observer;
    }

    NetworkRun train() {
        resume();
        record();
        long stride =
                (long) Math.max(1, Math.min(MOST_STEPS_BETWEEN_QUESTIONS, WORK_BETWEEN_QUESTIONS / weights.work()));
        while (step < schedule.last()) {
            if (step % stride == 0 && stopped()) {
                save();
                return ended(Outcome.INTERRUPTED);
            }
            if (!weights.advance(data)) {
                recordLast();
                return ended(Outcome.DIVERGED);
            }
            step++;
            record();
            if (session != null && session.due(step)) {
                save();
            }
        }
        save();
        observer.progress(1);
        return ended(Outcome.END_REACHED);
    }

    private boolean stopped() {
        observer.progress((double) step / schedule.last());
        return observer.interrupted();
    }

    private void record() {
        while (states.size() < schedule.size() && schedule.step(states.size()) == step) {
            states.add(measured());
            observer.recorded(states.get(states.size() - 1));
        }
    }

    /** The last state before weights would diverge, unless it is there already. */
    private void recordLast() {
        if (states.isEmpty() || states.get(states.size() - 1).time() < rate * step) {
            states.add(measured());
        }
    }

    /** Two asked times may fall on one step: it is measured once. */
    private NetworkState measured() {
        NetworkState before = states.isEmpty() ? null : states.get(states.size() - 1);
        double time = rate * step;
        return before != null && before.time() == time ? before : gauge.measure(time, weights.outer(), weights.inner());
    }

    private NetworkRun ended(Outcome outcome) {
        return new NetworkRun(states, rate * step, step, outcome);
    }

    private void resume() {
        Checkpoint checkpoint = session == null ? null : session.latest();
        if (checkpoint != null) {
            step = checkpoint.step();
            data.seek(checkpoint.position());
            weights.restore(step, checkpoint.a(), checkpoint.u(), checkpoint.factors());
            states.addAll(checkpoint.states());
        }
    }

    private void save() {
        if (session != null) {
            double[] outer = weights.outer().clone();
            double[] factors = new double[outer.length];
            double[] rows = new double[outer.length * weights.dimension()];
            weights.save(rows, factors);
            session.save(new Checkpoint(step, weights.position(data), outer, rows, factors, states));
        }
    }
}
