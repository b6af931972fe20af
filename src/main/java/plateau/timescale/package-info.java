/**
 * When each degree of a target is learned.
 *
 * <p>{@link plateau.timescale.LearningTimes} defines and finds t_k(q), the first time with e_k² ≤ q φ_k², on the dense
 * output of an integration. {@link plateau.timescale.LearningLaws} is the hierarchy of waits: t ~ ε for degree 0
 * ({@link plateau.timescale.DegreeZeroLayer}), √ε ln(1/ε) for degree 1 ({@link plateau.timescale.DegreeOneLayer}), and
 * c ε^γ with γ = (l + 2 − p)/(2(l + 1)) for degree p after degree l. c is the time at which the equations of a {@link
 * plateau.timescale.Stage} blow up ({@link plateau.timescale.StageFlow}, {@link plateau.timescale.StageSolver}); {@link
 * plateau.timescale.StageChain} goes from stage to stage, {@link plateau.timescale.CompositeWait} adds the layer in which degree p is
 * learned, {@link plateau.timescale.NumericalLaw} serves where leading order fails. {@link plateau.timescale.Predictor} answers a
 * {@link plateau.timescale.PredictionRequest} with a {@link plateau.timescale.Prediction}: laws, plateau heights, the exact
 * risk floor, integrated runs, and warnings on everything that limits them.
 *
 * <p>Runs integrate the fast and the slow system separately: the slow system with relaxed degrees solved for, the fast ones
 * layer by layer, {@link plateau.timescale.Segment} by segment; or the whole stiff flow at once, the reference.
 *
 * <p>May import {@code hermite}, {@code ode} and {@code flow}.
 */
@NullMarked
package plateau.timescale;

import org.jspecify.annotations.NullMarked;
