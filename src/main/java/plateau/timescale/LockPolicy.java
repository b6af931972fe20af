package plateau.timescale;

import org.jspecify.annotations.Nullable;
import plateau.ode.DenseStep;

final class LockPolicy {
    enum Action {
        GO_ON,
        LOCK,
        RELEASE,
        REFRESH
    }

    static final double STIFF = 1;
    static final double HYSTERESIS = 10;
    static final double LOWER_ORDER = 0.1;
    private static final int BISECTIONS = 6;

    private final SlowSystem system;
    private final double tolerance;
    private final double[] y;
    private final double[] rates;
    private final double[] sizes;
    private double[] c2 = new double[0];

    Action action = Action.GO_ON;
    int degree;
    double time;
    double mismatch;
    double secondOrder;
    double firstOrder;
    double rate;
    double worstSecond;

    LockPolicy(SlowSystem system, double tolerance) {
        this.system = system;
        this.tolerance = tolerance;
        this.y = new double[system.dimension()];
        this.rates = new double[system.degree() + 1];
        this.sizes = new double[system.degree() + 1];
    }

    double[] state() {
        return y;
    }

    double[] sizes() {
        return sizes;
    }

    Action decide(DenseStep step) {
        double h = step.end() - step.start();
        time = step.end();
        action = Action.GO_ON;
        double drift = look(step, time);
        if (worstSecond > HYSTERESIS * tolerance) {
            locate(step);
            action = Action.RELEASE;
            return action;
        }
        ManifoldPoint point = system.point();
        LockedSet set = system.locked();
        int candidate = -1;
        point.rates(rates);
        double fastest = STIFF / h;
        for (int k = 0; k < rates.length; k++) {
            if (!set.contains(k) && rates[k] > fastest && Math.abs(point.e[k]) < 0.2 * sizes[k]) {
                fastest = rates[k];
                candidate = k;
            }
        }
        keepOrder();
        if (candidate >= 0 && lockable(candidate)) {
            degree = candidate;
            rate = fastest;
            action = Action.LOCK;
            return action;
        }
        if (drift > tolerance) {
            mismatch = drift;
            action = Action.REFRESH;
        }
        return action;
    }

    private void keepOrder() {
        system.keepOrder(firstOrder > LOWER_ORDER * tolerance ? 3 : leadingOrder > LOWER_ORDER * tolerance ? 2 : 1);
    }

    private double leadingOrder;

    /** Evaluates the manifold at a time; returns the drift. */
    private double look(DenseStep step, double t) {
        step.stateAt(t, y);
        system.forces(y, 3);
        ManifoldPoint point = system.point();
        point.sizes(sizes);
        LockedSet set = system.locked();
        int q = set.size();
        if (c2.length != q) {
            c2 = new double[q];
        }
        worstSecond = 0;
        firstOrder = 0;
        leadingOrder = 0;
        double drift = 0;
        if (q > 0) {
            system.secondOrder(c2);
        }
        for (int i = 0; i < q; i++) {
            int l = set.degree(i);
            double scale = Math.abs(point.sigma[l]) * sizes[l];
            double e2 = Math.abs(c2[i]) / scale;
            if (e2 > worstSecond) {
                worstSecond = e2;
                degree = l;
            }
            firstOrder = Math.max(firstOrder, Math.abs(point.force[l] - point.leading[l]) / scale);
            leadingOrder = Math.max(leadingOrder, Math.abs(point.force[l]) / scale);
            drift = Math.max(drift, Math.abs(point.e[l] - point.force[l] / point.sigma[l]) / sizes[l]);
        }
        return drift;
    }

    private void locate(DenseStep step) {
        double low = step.start();
        double high = step.end();
        for (int i = 0; i < BISECTIONS; i++) {
            double middle = low + 0.5 * (high - low);
            look(step, middle);
            if (worstSecond > HYSTERESIS * tolerance) {
                high = middle;
            } else {
                low = middle;
            }
        }
        look(step, high);
        time = high;
        system.point().rates(rates);
        rate = rates[degree];
        mismatch = worstSecond;
    }

    private boolean lockable(int k) {
        LockedSet before = system.locked();
        double gap = system.point().e[k];
        system.lock(before.with(k));
        system.forces(y, 3);
        double[] out = new double[before.size() + 1];
        system.secondOrder(out);
        double sigma = system.point().sigma[k];
        double m = Math.abs(gap - system.point().force[k] / sigma) / sizes[k];
        double e2 = Math.abs(out[before.size()] / sigma) / sizes[k];
        mismatch = m;
        secondOrder = e2;
        system.lock(before);
        return m <= tolerance && e2 <= tolerance;
    }
}
