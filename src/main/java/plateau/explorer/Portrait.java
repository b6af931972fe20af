package plateau.explorer;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import plateau.flow.LinkPair;
import plateau.timescale.ClassPaths;
import plateau.timescale.Progress;
import plateau.timescale.Run;

/** The way of the classes through the plane of (s, a), as the page draws it. */
final class Portrait {
    private static final int MOST_SHOWN = 24;

    private Portrait() {}

    static ObjectNode of(LinkPair links, Problem problem, Run run, Progress progress) {
        ClassPaths paths = ClassPaths.of(links, problem.law().classes(problem.classes()), run, progress);
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.set("t", Series.of(paths.size(), 1, paths::time));
        ArrayNode classes = root.putArray("classes");
        int stride = 1 + (paths.classes() - 1) / MOST_SHOWN;
        for (int p = 0; p < paths.classes(); p += stride) {
            int shown = p;
            ObjectNode node = classes.addObject().put("a0", paths.a0(p)).put("weight", paths.weight(p));
            node.set("a", Series.of(paths.size(), 1, i -> paths.a(i, shown)));
            node.set("s", Series.of(paths.size(), 1, i -> paths.s(i, shown)));
        }
        return root;
    }
}
