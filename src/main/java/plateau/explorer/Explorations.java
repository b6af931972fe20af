package plateau.explorer;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import plateau.flow.LinkPair;
import plateau.hermite.HermiteException;
import plateau.hermite.HermiteExpansion;
import plateau.hermite.Truncation;
import plateau.timescale.LearningLaw;
import plateau.timescale.LearningLaws;
import plateau.timescale.Prediction;
import plateau.timescale.PredictionRequest;
import plateau.timescale.Predictor;
import plateau.timescale.Progress;

/**
 * Answers problems. The expansions of the last functions and pairs are kept: they take most of the time of a new formula, and ε does
 * not change them.
 */
final class Explorations {
    static final double PAGE_RTOL = 1e-6;

    private static final int KEPT = 128;
    private static final int FEWEST_DEGREES = 3;
    private static final int MOST_DEGREES = 12;
    /** The part of ‖f‖² that a quick answer leaves out. */
    private static final double QUICK_TAIL = 1e-2;

    private record ExpansionKey(String text, boolean coefficients, OptionalInt degree) {}

    private record PairKey(ExpansionKey target, ExpansionKey activation) {}

    private record LawKey(PairKey pair, String law, int classes) {}

    private final RecentlyUsed<ExpansionKey, HermiteExpansion> expansions = new RecentlyUsed<>(KEPT);
    private final RecentlyUsed<PairKey, LinkPair> pairs = new RecentlyUsed<>(KEPT);
    private final RecentlyUsed<LawKey, List<LearningLaw>> laws = new RecentlyUsed<>(KEPT);

    /**
     * The prediction at one ε, to the tolerance of the page ({@value #PAGE_RTOL}): finer than anything on it, and quick enough to follow a
     * slider.
     *
     * @throws RefusedException if the problem has none, or is no longer asked for
     */
    Prediction predict(LinkPair links, Problem problem, double epsilon, Progress progress) {
        return predict(request(links, problem, epsilon).withRtol(PAGE_RTOL), links, problem, progress);
    }

    /** As {@link #predict}, to the tolerance of {@code plateau predict}. */
    Prediction predictInFull(LinkPair links, Problem problem, double epsilon, Progress progress) {
        return predict(request(links, problem, epsilon), links, problem, progress);
    }

    private static PredictionRequest request(LinkPair links, Problem problem, double epsilon) {
        try {
            return PredictionRequest.of(links, problem.law(), List.of(epsilon)).withClasses(problem.classes());
        } catch (IllegalArgumentException e) {
            throw RefusedException.wrong("", String.valueOf(e.getMessage()));
        }
    }

    private Prediction predict(PredictionRequest request, LinkPair links, Problem problem, Progress progress) {
        try {
            Prediction prediction = Predictor.predict(request, laws(links, problem), progress);
            requireWanted(progress);
            return prediction;
        } catch (IllegalArgumentException e) {
            throw RefusedException.wrong("", String.valueOf(e.getMessage()));
        }
    }

    private List<LearningLaw> laws(LinkPair links, Problem problem) {
        LawKey key = new LawKey(pairKey(problem), problem.law().text(), problem.classes());
        return laws.get(key).orElseGet(() -> {
            List<LearningLaw> found = LearningLaws.of(
                    links,
                    problem.law().classes(problem.classes()),
                    problem.law().text());
            laws.put(key, found);
            return found;
        });
    }

    private static PairKey pairKey(Problem problem) {
        return new PairKey(key(problem.target(), problem.degree()), key(problem.activation(), problem.degree()));
    }

    /**
     * Target and activation, cut at a common degree: the one asked for, else {@link #quickDegree}.
     *
     * @throws RefusedException if one is no function that has an expansion, nothing is to be learned, or nobody asks any more
     */
    LinkPair links(Problem problem, Progress progress) {
        PairKey key = pairKey(problem);
        Optional<LinkPair> known = pairs.get(key);
        if (known.isPresent()) {
            return known.get();
        }
        HermiteExpansion target = expansion(problem.target(), problem.degree(), progress);
        HermiteExpansion activation = expansion(problem.activation(), problem.degree(), progress);
        try {
            LinkPair links = problem.degree().isPresent()
                    ? LinkPair.of(target, activation, problem.degree().getAsInt())
                    : LinkPair.of(target, activation, quickDegree(target, activation));
            requireWanted(progress);
            requireSomethingToLearn(links);
            pairs.put(key, links);
            return links;
        } catch (HermiteException e) {
            throw RefusedException.wrong("degree", String.valueOf(e.getMessage()));
        }
    }

    /**
     * The degree that the page keeps if none is asked for. A polynomial's predictions are quick and get the degree that {@code predict}
     * chooses; of other targets the small high degrees take most of the time, for a hundredth of the norm.
     */
    static int quickDegree(HermiteExpansion target, HermiteExpansion activation) {
        int whole = Truncation.commonDegree(target, activation);
        if (target.polynomialDegree().isPresent()) {
            return whole;
        }
        int needed = Math.max(degreeFor(target), degreeFor(activation));
        return Math.min(whole, Math.max(FEWEST_DEGREES, Math.min(MOST_DEGREES, needed)));
    }

    private static int degreeFor(HermiteExpansion f) {
        int degree = 0;
        while (degree < f.degree() && f.truncate(degree).tail() > QUICK_TAIL * f.norm2()) {
            degree++;
        }
        return degree;
    }

    private HermiteExpansion expansion(FunctionText function, OptionalInt degree, Progress progress) {
        ExpansionKey key = key(function, degree);
        Optional<HermiteExpansion> known = expansions.get(key);
        if (known.isPresent()) {
            return known.get();
        }
        HermiteExpansion expansion = function.expansion(degree);
        // An interrupted one lacks closed forms that it would have had: it must not be kept.
        requireWanted(progress);
        expansions.put(key, expansion);
        return expansion;
    }

    private static ExpansionKey key(FunctionText function, OptionalInt degree) {
        return new ExpansionKey(function.text().strip(), function.coefficients(), degree);
    }

    private static void requireWanted(Progress progress) {
        if (progress.interrupted()) {
            throw RefusedException.superseded();
        }
    }

    private static void requireSomethingToLearn(LinkPair links) {
        boolean target = false;
        boolean activation = false;
        for (int k = 0; k <= links.degree(); k++) {
            target |= k > 0 && links.phi(k) != 0;
            activation |= links.sigma(k) != 0;
        }
        if (!target) {
            throw RefusedException.wrong(
                    "target",
                    "the target is constant up to degree " + links.degree()
                            + ": nothing is to be learned beyond degree 0, give one that depends on z");
        }
        if (!activation) {
            throw RefusedException.wrong(
                    "activation",
                    "the activation is zero up to degree " + links.degree()
                            + ": it can learn nothing, give another one");
        }
    }
}
