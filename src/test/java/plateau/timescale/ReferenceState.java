package plateau.timescale;

import java.util.Arrays;
import java.util.List;
import plateau.flow.LinkPair;
import plateau.flow.MeanFieldFlow;
import plateau.flow.MeanFieldForceForm;
import plateau.flow.NeuronClasses;
import plateau.ode.CrossingMonitor;
import plateau.ode.CrossingMonitor.Crossing;
import plateau.ode.RadauIntegrator;
import plateau.ode.StepMonitor;

/** States and times of the whole stiff flow at tight tolerance. */
final class ReferenceState {
    private ReferenceState() {}

    /** (a, u) at a time, s = u(3 − u²)/2. */
    static double[] at(LinkPair links, NeuronClasses neurons, double epsilon, double time) {
        MeanFieldForceForm form = MeanFieldFlow.of(links, neurons, epsilon).forceForm();
        double[] state = integrator(neurons, epsilon, form.dimension())
                .integrate(form, 0, form.initialState(), time, StepMonitor.silent())
                .state();
        int n = neurons.count();
        double[] y = new double[2 * n];
        for (int i = 0; i < n; i++) {
            y[i] = state[i];
            y[n + i] = 2 * Math.sin(state[n + i] / 3);
        }
        return y;
    }

    /** t_k of one degree. */
    static double learned(LinkPair links, NeuronClasses neurons, double epsilon, int degree, double end) {
        MeanFieldForceForm form = MeanFieldFlow.of(links, neurons, epsilon).forceForm();
        double level = Math.abs(links.phi(degree)) * Math.sqrt(0.5);
        CrossingMonitor half = CrossingMonitor.of(
                        LearningTimes.residualsOf(form),
                        form.dimension(),
                        List.of(new Crossing(degree, e -> Math.abs(e) - level)))
                .stoppingWhenAllFound();
        integrator(neurons, epsilon, form.dimension()).integrate(form, 0, form.initialState(), end, half);
        return half.time(0).getAsDouble();
    }

    private static RadauIntegrator integrator(NeuronClasses neurons, double epsilon, int dimension) {
        double[] absolute = new double[dimension];
        Arrays.fill(absolute, 1e-13);
        Arrays.fill(absolute, neurons.count(), 2 * neurons.count(), 1e-13 * Math.sqrt(epsilon));
        return RadauIntegrator.defaults().withTolerances(1e-11, absolute);
    }
}
