package plateau.validation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import plateau.hermite.CorrelationKernel;
import plateau.hermite.HermiteCoefficient;
import plateau.hermite.HermiteExpansion;
import plateau.link.LinkFunction;
import plateau.timescale.Progress;

/**
 * Exact or given Hermite coefficients against composite quadrature of the plain function, the norm against Parseval's sum, the
 * closed form of U against its series (theory.md §1).
 */
final class CoefficientRung implements Rung {
    /** Times the estimated error of the quadrature. */
    private static final double SLACK = 10;

    private static final double ROUNDING = 1e-12;
    private static final int GRID = 100;

    private CoefficientRung() {}

    static CoefficientRung read(TomlTable table, Problem problem) throws ExperimentException {
        return new CoefficientRung();
    }

    @Override
    public String name() {
        return "coefficients";
    }

    @Override
    public String question() {
        return "Are the Hermite coefficients those of the functions, and is U the kernel of its series?";
    }

    @Override
    public double work(Laboratory laboratory) {
        return 1;
    }

    @Override
    public RungResult run(Laboratory laboratory, Progress progress) {
        Problem problem = laboratory.problem();
        List<Comparison> comparisons = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        compare("φ", problem.links().target(), problem.phi(), comparisons, notes);
        compare("σ", problem.links().activation(), problem.sigma(), comparisons, notes);
        kernel(problem.links().activation()).ifPresent(comparisons::add);
        return new RungResult(name(), question(), comparisons, List.of(), notes, 0);
    }

    private static void compare(
            String symbol, HermiteExpansion f, LinkFunction link, List<Comparison> comparisons, List<String> notes) {
        HermiteExpansion numeric = HermiteExpansion.numeric(link, f.degree());
        double scale = Math.sqrt(numeric.norm2());
        double worst = 0;
        double allowed = ROUNDING * scale;
        double bessel = 0;
        int exact = 0;
        for (int k = 0; k <= f.degree(); k++) {
            HermiteCoefficient own = f.coefficient(k);
            worst = Math.max(
                    worst, Math.abs(own.value() - numeric.coefficient(k).value()));
            allowed = Math.max(allowed, SLACK * numeric.coefficient(k).quadratureError());
            bessel += own.value() * own.value();
            exact += own.origin() == HermiteCoefficient.Origin.QUADRATURE ? 0 : 1;
        }
        comparisons.add(new Comparison(
                symbol + "_k against quadrature",
                worst,
                allowed,
                exact + " of " + (f.degree() + 1) + " coefficients in closed form or given",
                "ten times the quadrature's own error estimate",
                Suspect.COEFFICIENT));
        comparisons.add(new Comparison(
                "Σ " + symbol + "_k² + tail against E " + symbol + "²",
                Math.abs(bessel + f.tail() - numeric.norm2()) / numeric.norm2(),
                1e-10,
                String.format(
                        Locale.ROOT,
                        "tail beyond degree %d: %.2g %% of the norm",
                        f.degree(),
                        100 * f.tail() / f.norm2()),
                "Parseval's identity, to the rounding of the sums",
                Suspect.COEFFICIENT));
        notes.addAll(f.notes());
    }

    private static Optional<Comparison> kernel(HermiteExpansion sigma) {
        CorrelationKernel kernel = CorrelationKernel.of(sigma);
        return kernel.closedForm().map(closed -> {
            double excess = 0;
            for (int i = -GRID; i <= GRID; i++) {
                double r = (double) i / GRID;
                double off = Math.abs(closed.value().applyAsDouble(r) - kernel.value(r));
                excess = Math.max(excess, (off - kernel.truncationBound(r)) / sigma.norm2());
            }
            return new Comparison(
                    "U(r) in closed form against its series",
                    Math.max(0, excess),
                    1e-10,
                    "U(r) = " + closed.text(),
                    "beyond the bound tail(σ) |r|^(K+1) only rounding is left",
                    Suspect.COEFFICIENT);
        });
    }
}
