package plateau.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import plateau.flow.LinkPair;
import plateau.flow.NeuronClasses;
import plateau.network.SgdSettings;
import plateau.report.SimulationCsv;

/** Says in words what limits the numbers of a simulation (theory.md §6, §7). */
final class SimulationWarnings {
    private static final double NEGLIGIBLE_TAIL = 1e-12;
    private static final double LARGE_DIMENSION = 100;

    private final SimulationRequest request;
    private final LinkPair links;
    private final List<String> warnings = new ArrayList<>();

    private SimulationWarnings(SimulationRequest request) {
        this.request = request;
        this.links = request.links();
    }

    /**
     * Everything that can be said of a request.
     *
     * @param notes what the training says of itself
     * @param withPairs whether results have the overlaps r_ij
     */
    static List<String> of(SimulationRequest request, List<String> notes, boolean withPairs) {
        SimulationWarnings warnings = new SimulationWarnings(request);
        warnings.unreachableDegrees();
        warnings.saddle();
        warnings.equalStart();
        notes.forEach(note -> warnings.warnings.add(note.endsWith(".") ? note : note + "."));
        warnings.truncation();
        warnings.width();
        warnings.dimension();
        SgdSettings sgd = request.sgd();
        if (sgd != null) {
            warnings.sgd(sgd);
        }
        warnings.output(withPairs);
        return warnings.warnings;
    }

    private boolean startsAtZeroOverlap() {
        return request.dimension().isEmpty();
    }

    private void unreachableDegrees() {
        for (int k = 0; k <= links.degree(); k++) {
            if (links.sigma(k) == 0 && links.phi(k) != 0) {
                say(
                        "σ_%d = 0: degree %d of the target (φ_%d = %.6g) is never learned and leaves %.6g of risk for ever.",
                        k, k, k, links.phi(k), 0.5 * links.phi(k) * links.phi(k));
            }
        }
    }

    private void saddle() {
        boolean higher = false;
        for (int k = 2; k <= links.degree(); k++) {
            higher |= links.learnable(k);
        }
        if (higher && !links.learnable(1) && startsAtZeroOverlap()) {
            say(
                    "%s, so V′(0) = 0 and s = 0 is a saddle%s; give --dimension for a start s ~ d^(−1/2) that leaves it.",
                    links.phi(1) == 0 ? "φ_1 = 0" : "σ_1 = 0",
                    request.sgd() == null
                            ? " that a flow from orthonormal directions never leaves"
                            : ", which SGD leaves by its noise alone");
        }
    }

    private void equalStart() {
        NeuronClasses classes = request.classes();
        boolean equal = classes.count() > 1 || request.model() != SimulationModel.NETWORK;
        for (int p = 1; p < classes.count(); p++) {
            equal &= classes.a0(p) == classes.a0(0);
        }
        if (equal && links.learnable(1) && links.sigma(0) != 0 && startsAtZeroOverlap()) {
            say(
                    "All a(0) are equal and σ_0 is not 0: once degree 0 is learned no spread of a is left to seed degree 1.");
        }
    }

    /** The mean field is made of the coefficients kept; the other models are whole. */
    private void truncation() {
        if (request.model() == SimulationModel.MEAN_FIELD) {
            cut("target", links.target().tail(), links.target().norm2(), "the risk shown lacks half of it");
            cut(
                    "activation",
                    links.activation().tail(),
                    links.activation().norm2(),
                    "U lacks as much at |r| = 1, which matters once |s| is near 1");
        }
    }

    private void cut(String what, double tail, double norm2, String meaning) {
        if (tail > NEGLIGIBLE_TAIL * norm2) {
            say(
                    "The %s was cut at degree %d: %.3g of its norm (%.2g %%) lies beyond; %s.",
                    what, links.degree(), tail, 100 * tail / norm2, meaning);
        }
    }

    private void width() {
        if (request.model() == SimulationModel.MEAN_FIELD) {
            say("The mean field is the limit of infinitely many neurons: m of them deviate from it like 1/m.");
        } else {
            say("At finite width the risk is at least ½ Σ e_k²: the rest is what ⟨u*, x⟩ does not determine of f.");
        }
    }

    private void dimension() {
        double d = request.shownDimension().orElse(Double.POSITIVE_INFINITY);
        if (Double.isInfinite(d)) {
            say("Computed at d = ∞: it stands for dimensions d well above 1/ε (here %.2g).", 1 / request.epsilon());
        } else if (d * request.epsilon() < LARGE_DIMENSION && request.given() == null && !startsAtZeroOverlap()) {
            say(
                    "d ε = %.3g is not large: the start s ~ d^(−1/2) competes with s ~ ε^(1/2) of degree 1, and other"
                            + " starts differ visibly; compare several seeds.",
                    d * request.epsilon());
        }
    }

    private void sgd(SgdSettings sgd) {
        double d = request.shownDimension().orElse(1);
        double noise = Math.sqrt(sgd.step() * d / sgd.batch());
        double second = sgd.step() / request.epsilon() * links.activation().norm2();
        say(
                "SGD with η = %.4g: it departs from the flow by noise of the order √(ηd/B) = %.2g and, from the step, η;"
                        + " the second layer's step is (η/ε)‖σ‖² = %.2g.%s",
                sgd.step(),
                noise,
                second,
                Math.max(noise, second) > 0.5 ? " That is not small: it may diverge, give a smaller --step." : "");
        if (sgd.labelNoise() > 0) {
            say(
                    "The labels' noise adds τ²/2 = %.4g to the risk on noisy data; the risk shown leaves it out.",
                    0.5 * sgd.labelNoise() * sgd.labelNoise());
        }
        if (!sgd.projected()) {
            say(
                    "Rows are not normalised: s and r are plain scalar products, the risk has no closed form%s.",
                    sgd.heldOut() > 0 ? "" : ", give --held-out N to sample it");
        }
    }

    private void output(boolean withPairs) {
        if (!withPairs) {
            say(
                    "The overlaps r_ij are left out of all results: %d by %d of them at %d times are too many.",
                    request.classes().count(),
                    request.classes().count(),
                    request.times().size());
        } else if (request.classes().count() > SimulationCsv.MOST_WITH_PAIRS) {
            say(
                    "Tables (CSV) leave the overlaps r_ij out above %d neurons; --json has them.",
                    SimulationCsv.MOST_WITH_PAIRS);
        }
    }

    private void say(String format, Object... arguments) {
        warnings.add(String.format(Locale.ROOT, format, arguments));
    }
}
