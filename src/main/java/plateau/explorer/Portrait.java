package plateau.explorer;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import plateau.flow.FlowRun;
import plateau.flow.LinkPair;
import plateau.flow.MeanFieldFlow;
import plateau.flow.NeuronClasses;
import plateau.flow.OrderParameters;
import plateau.ode.StepMonitor.Verdict;
import plateau.timescale.Progress;
import plateau.timescale.Run;

/** The way of the classes through the plane of (s, a), by the mean-field flow: the same that the prediction's curves come from. */
final class Portrait {
    private static final int PER_DECADE = 16;
    private static final double FIRST = 1e-2;
    private static final double TOLERANCE = 1e-5;
    private static final int MOST_SHOWN = 24;

    private Portrait() {}

    /** From the start to where the last degree has been learned, or for {@code Run#endTime} if that is earlier. */
    static ObjectNode of(LinkPair links, Problem problem, Run run, Progress progress) {
        NeuronClasses neurons = problem.law().classes(problem.classes());
        double end = LogTimes.horizon(run);
        double[] times = LogTimes.between(Math.min(FIRST * run.epsilon(), end / 2), end, PER_DECADE);
        FlowRun flow = FlowRun.of(
                MeanFieldFlow.of(links, neurons, run.epsilon()),
                times,
                TOLERANCE,
                step -> progress.interrupted() ? Verdict.INTERRUPT : Verdict.CONTINUE);
        return json(neurons, flow.states());
    }

    private static ObjectNode json(NeuronClasses neurons, List<OrderParameters> states) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.set("t", Series.of(states.size(), 1, i -> states.get(i).time()));
        ArrayNode classes = root.putArray("classes");
        int stride = 1 + (neurons.count() - 1) / MOST_SHOWN;
        for (int p = 0; p < neurons.count(); p += stride) {
            int shown = p;
            ObjectNode node = classes.addObject().put("a0", neurons.a0(p)).put("weight", neurons.weight(p));
            node.set("a", Series.of(states.size(), 1, i -> states.get(i).a()[shown]));
            node.set("s", Series.of(states.size(), 1, i -> states.get(i).s()[shown]));
        }
        return root;
    }
}
