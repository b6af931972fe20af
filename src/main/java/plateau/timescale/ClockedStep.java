package plateau.timescale;

import plateau.ode.DenseStep;

/**
 * A step of a segment's own clock, or the first part of it, as seen in first-layer time. Near a blow-up a step may be shorter
 * than the resolution of first-layer time; its two ends still give their own states.
 *
 * @param local the step on the segment's clock
 * @param offset first-layer time at which that clock began
 * @param localEnd where the part ends, on the segment's clock
 */
record ClockedStep(DenseStep local, double offset, double localEnd) implements DenseStep {
    @Override
    public double start() {
        return offset + local.start();
    }

    @Override
    public double end() {
        return offset + localEnd;
    }

    @Override
    public void stateAt(double t, double[] y) {
        local.stateAt(inside(t), y);
    }

    @Override
    public void sketchAt(double t, double[] y) {
        local.sketchAt(inside(t), y);
    }

    private double inside(double t) {
        double moved = t >= end() ? localEnd : t <= start() ? local.start() : t - offset;
        return Math.max(local.start(), Math.min(localEnd, moved));
    }
}
