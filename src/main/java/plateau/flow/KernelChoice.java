package plateau.flow;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import plateau.hermite.CorrelationKernel;
import plateau.hermite.CorrelationKernel.ClosedForm;
import plateau.hermite.HermiteBasis;
import plateau.hermite.HermiteExpansion;

/** Finds the whole kernels of a pair of links: closed forms where there are some, else series that are long enough. */
final class KernelChoice {
    /** The part of ‖f‖² that a series may leave out. */
    private static final double TAIL = 1e-12;

    private final HermiteExpansion target;
    private final HermiteExpansion activation;
    private final LinkPair pair;
    private final List<String> notes = new ArrayList<>();

    private KernelChoice(HermiteExpansion target, HermiteExpansion activation) {
        this.target = lengthened(target);
        this.activation = lengthened(activation);
        this.pair = LinkPair.of(
                this.target, this.activation, Math.max(sufficient(this.target), sufficient(this.activation)));
    }

    static OverlapKernels of(HermiteExpansion target, HermiteExpansion activation) {
        KernelChoice choice = new KernelChoice(target, activation);
        // A polynomial's kernel is known from all its coefficients, others from the formula at any degree.
        boolean polynomial = activation.polynomialDegree().isPresent();
        Optional<ClosedForm> closed = CorrelationKernel.of(polynomial ? choice.activation : activation)
                .closedForm();
        OverlapKernel u = choice.neuronKernel(closed);
        boolean same = target.formula().equals(activation.formula()) && target.norm2() == activation.norm2();
        OverlapKernel v = same && closed.isPresent() ? choice.sameKernel(u) : choice.targetKernel();
        boolean steep = closed.filter(KernelChoice::isSteep).isPresent();
        return new OverlapKernels(target.norm2(), u, v, steep, choice.notes);
    }

    /** The same function to the highest degree of use: its own for a polynomial, that of the basis for others. */
    private static HermiteExpansion lengthened(HermiteExpansion f) {
        if (f.polynomialDegree().isPresent()) {
            int degree = f.polynomialDegree().getAsInt();
            return f.link().isPresent() ? f.toDegree(degree) : f;
        }
        return f.link()
                .map(link -> HermiteExpansion.numeric(link, HermiteBasis.MAX_DEGREE))
                .orElse(f);
    }

    /** The smallest degree with a tail of at most {@value #TAIL} ‖f‖², else the highest there is. */
    private static int sufficient(HermiteExpansion f) {
        double rest = f.tail();
        int k = f.degree();
        while (k > 0) {
            double c = f.coefficient(k).value();
            rest += c * c;
            if (rest > TAIL * f.norm2()) {
                return k;
            }
            k--;
        }
        return 0;
    }

    private OverlapKernel neuronKernel(Optional<ClosedForm> closed) {
        if (closed.isPresent()) {
            notes.add("U in closed form: " + closed.get().text());
            return closedKernel(closed.get());
        }
        SeriesKernel series = series(pair.sigma(), pair.sigma());
        double missing = activation
                .truncate(Math.min(pair.degree(), activation.degree()))
                .tail();
        String cost = missing == 0
                ? "nothing above rounding"
                : String.format(Locale.ROOT, "%.1e of U(1) = ‖σ‖² = %.6g", missing, activation.norm2());
        notes.add("U by its series to degree " + series.degree() + ", which leaves out " + cost);
        return series;
    }

    private OverlapKernel closedKernel(ClosedForm form) {
        if (activation.polynomialDegree().isPresent()) {
            return series(pair.sigma(), pair.sigma());
        }
        boolean slow = form.text().contains("integral(");
        DoubleUnaryOperator value = slow ? interpolated(form.value()) : form.value();
        DoubleUnaryOperator derivative = slow && !isSteep(form) ? interpolated(form.derivative()) : form.derivative();
        return OverlapKernel.of(value, derivative);
    }

    private static DoubleUnaryOperator interpolated(DoubleUnaryOperator f) {
        Optional<ChebyshevInterpolant> interpolant = ChebyshevInterpolant.of(f);
        return interpolant.isPresent() ? interpolant.get() : f;
    }

    private static boolean isSteep(ClosedForm form) {
        return !Double.isFinite(form.derivative().applyAsDouble(1))
                || !Double.isFinite(form.derivative().applyAsDouble(-1));
    }

    private OverlapKernel sameKernel(OverlapKernel u) {
        notes.add("V = U, since target and activation are the same function");
        return u;
    }

    private OverlapKernel targetKernel() {
        SeriesKernel series = series(pair.phi(), pair.sigma());
        double bound = Math.sqrt(pair.target().tail() * pair.activation().tail());
        boolean finite = target.polynomialDegree().isPresent()
                || activation.polynomialDegree().isPresent();
        String whole = finite ? "all of it" : "which leaves out nothing above rounding";
        String cost = bound == 0
                ? whole
                : String.format(Locale.ROOT, "which leaves out at most %.1e at s = 1 (Cauchy–Schwarz)", bound);
        notes.add("V by its series to degree " + series.degree() + ", " + cost);
        return series;
    }

    private static SeriesKernel series(double[] f, double[] g) {
        double[] c = new double[f.length];
        for (int k = 0; k < c.length; k++) {
            c[k] = f[k] * g[k];
        }
        return SeriesKernel.of(c);
    }
}
