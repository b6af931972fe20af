package plateau.derivation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import plateau.flow.InitialLaw;
import plateau.flow.LinkPair;
import plateau.flow.NeuronClasses;
import plateau.flow.OverlapKernels;
import plateau.hermite.CorrelationKernel;
import plateau.hermite.HermiteExpansion;
import plateau.symbolic.Expression;
import plateau.symbolic.ExpressionValues;
import plateau.symbolic.ParameterValues;
import plateau.timescale.LearningLaw;
import plateau.timescale.LearningLaws;

/**
 * The reduced equations of one target and activation, step by step: what every document and every program about them says.
 * Immutable.
 */
public final class Derivation {
    /** The pair of links, with or without parameters: exactly one of the two. */
    private record Links(Optional<LinkPair> numbers, Optional<ParametricLinks> parametric) {}

    private final Links links;
    private final InitialLaw law;
    private final int classes;
    private final List<LearningLaw> laws;
    private final List<String> warnings;
    private final List<Step> steps;
    private final List<Step> stages;
    private final ParameterValues defaults;

    private Derivation(
            Links links,
            InitialLaw law,
            int classes,
            List<LearningLaw> laws,
            List<String> warnings,
            List<Step> steps,
            List<Step> stages,
            ParameterValues defaults) {
        this.links = links;
        this.law = law;
        this.classes = classes;
        this.laws = List.copyOf(laws);
        this.warnings = List.copyOf(warnings);
        this.steps = List.copyOf(steps);
        this.stages = List.copyOf(stages);
        this.defaults = defaults;
    }

    /**
     * Derives the equations of a pair of links; the constants of the learning times need the law of a(0).
     *
     * @param classes the number of classes that stand for a continuous law, at least 1
     */
    public static Derivation of(LinkPair links, InitialLaw law, int classes) {
        NeuronClasses neurons = law.classes(classes);
        List<LearningLaw> laws = LearningLaws.of(links, neurons, law.text());
        List<String> warnings = ClosingSteps.warnings(links, law, classes);
        return with(
                new Links(Optional.of(links), Optional.empty()),
                law,
                classes,
                laws,
                warnings,
                new LinkSteps(links).steps(),
                new NumericCoefficients(links));
    }

    /**
     * Derives the equations of links with parameters, in the parameters; what needs numbers is left out with the reason.
     *
     * @param classes the number of classes that stand for a continuous law, at least 1
     */
    public static Derivation of(ParametricLinks links, InitialLaw law, int classes) {
        ParametricCoefficients coefficients = new ParametricCoefficients(links);
        return with(
                new Links(Optional.empty(), Optional.of(links)),
                law,
                classes,
                LearningLaws.withoutConstants(coefficients.pattern(), law.classes(classes)),
                ClosingSteps.warnings(links),
                new ParametricLinkSteps(links).steps(),
                coefficients);
    }

    private static Derivation with(
            Links links,
            InitialLaw law,
            int classes,
            List<LearningLaw> laws,
            List<String> warnings,
            List<Step> first,
            Coefficients coefficients) {
        ClosingSteps closing = new ClosingSteps(coefficients);
        List<Step> steps = new ArrayList<>(first);
        steps.addAll(new FlowSteps(coefficients).steps());
        steps.addAll(new ModeSteps(coefficients).steps());
        StageSteps writer = new StageSteps(coefficients, law.classes(classes), law.text());
        List<Step> stages = writer.all(laws);
        steps.addAll(coefficients.isKnown() ? writer.shortened(stages, laws) : List.of(StageSteps.unknown()));
        steps.add(closing.floor(laws));
        steps.addAll(new SpecialSteps(coefficients).steps());
        steps.add(ClosingSteps.validity(warnings));
        List<LearningLaw> numbers = links.numbers().isPresent() ? laws : List.of();
        return new Derivation(links, law, classes, numbers, warnings, steps, stages, ParameterValues.none());
    }

    /** The same with only the steps of the given keys, in their order. */
    public Derivation showing(Set<String> keys) {
        return with(steps.stream().filter(s -> keys.contains(s.key())).toList());
    }

    /** Every stage written out, also those that the document only lists. */
    public List<Step> stages() {
        return stages;
    }

    /** The same with only the stage in which a degree is learned. */
    public Derivation stage(int degree) {
        return with(stages.stream()
                .filter(s -> s.stage().filter(k -> k == degree).isPresent())
                .toList());
    }

    private Derivation with(List<Step> chosen) {
        return new Derivation(links, law, classes, laws, warnings, chosen, stages, defaults);
    }

    /**
     * The same with values of the parameters that its programs start from; everywhere else the parameters stay symbols.
     *
     * @throws plateau.symbolic.ParameterException if one is of no parameter of the links, or outside the assumptions
     */
    public Derivation withDefaults(ParameterValues values) {
        values.requireAmong(links.parametric().map(ParametricLinks::parameters).orElseGet(TreeSet::new));
        links.parametric().ifPresent(p -> values.requireWithin(p.assumptions()));
        return new Derivation(links, law, classes, laws, warnings, steps, stages, values);
    }

    /** The values of the parameters that programs start from. */
    public ParameterValues defaults() {
        return defaults;
    }

    /**
     * Whether it can be written as a program: it has no parameters, or a value for each and every coefficient in closed form.
     */
    public boolean hasPrograms() {
        return links.parametric()
                .map(p -> defaults.names().containsAll(p.parameters())
                        && p.target().isClosed()
                        && p.activation().isClosed())
                .orElse(true);
    }

    /**
     * Target and activation.
     *
     * @throws IllegalStateException if they have parameters: {@link #parametric} has them then
     */
    public LinkPair links() {
        return links.numbers()
                .orElseThrow(() -> new IllegalStateException("the links have the parameters "
                        + links.parametric().orElseThrow().parameters() + "; put values in their place first"));
    }

    /** Target and activation, if they have parameters. */
    public Optional<ParametricLinks> parametric() {
        return links.parametric();
    }

    /** The target as a person would write it. */
    public String targetName() {
        return links.parametric().map(p -> p.target().formula()).orElseGet(() -> links().targetName());
    }

    /** The activation as a person would write it. */
    public String activationName() {
        return links.parametric().map(p -> p.activation().formula()).orElseGet(() -> links().activationName());
    }

    /** The law of a(0). */
    public InitialLaw law() {
        return law;
    }

    /** The number of classes that stand for it. */
    public int classes() {
        return classes;
    }

    /** The laws of the learning times, in order; none are given with parameters. */
    public List<LearningLaw> laws() {
        return laws;
    }

    /** What limits the equations, one or two sentences each. */
    public List<String> warnings() {
        return warnings;
    }

    /** The steps in order. */
    public List<Step> steps() {
        return steps;
    }

    /** The equation of that label, in the document or in one of the stages that it only lists. */
    public Optional<Equation> equation(String label) {
        return Stream.concat(steps.stream(), stages.stream())
                .flatMap(s -> s.equations().stream())
                .filter(e -> e.label().equals(label))
                .findFirst();
    }

    /** The equation of that label, which every derivation has. */
    Equation needed(String label) {
        return equation(label).orElseThrow(() -> new IllegalStateException("the derivation has no equation " + label));
    }

    /**
     * The values of the constants of the equations: φ_k, σ_k, K, and the functions U, V (whole) and U_K, V_K (cut). State and ε
     * are for the caller to add.
     */
    public ExpressionValues values() {
        return values(links());
    }

    /**
     * The same with values for the parameters, which it has too.
     *
     * @throws plateau.symbolic.ParameterException if one has no value, or one outside the assumptions
     */
    public ExpressionValues values(ParameterValues parameters) {
        ExpressionValues values =
                values(links.parametric().map(p -> p.at(parameters)).orElseGet(this::links));
        for (String name : parameters.names()) {
            values = values.with(name, parameters.approximately(name));
        }
        return values;
    }

    private static ExpressionValues values(LinkPair links) {
        OverlapKernels whole = OverlapKernels.of(links);
        HermiteExpansion phi = HermiteExpansion.ofCoefficients(links.phi());
        HermiteExpansion sigma = HermiteExpansion.ofCoefficients(links.sigma());
        CorrelationKernel u = CorrelationKernel.of(sigma);
        CorrelationKernel v = CorrelationKernel.of(phi, sigma);
        return ExpressionValues.none()
                .with("K", links.degree())
                .with("normphi", Math.sqrt(links.target().norm2()))
                .with("normsigma", Math.sqrt(links.activation().norm2()))
                .withArray("phi", 0, links.phi())
                .withArray("sigma", 0, links.sigma())
                .withFunction(Quantities.U, whole::u, whole::uPrime)
                .withFunction(Quantities.V, whole::v, whole::vPrime)
                .withFunction(Expression.symbol("U", "K"), u::value, u::derivative)
                .withFunction(Expression.symbol("V", "K"), v::value, v::derivative);
    }
}
