/**
 * Integrators for ẏ = f(t, y), and what is read off their dense output. The only room that knows hipparchus-ode; it imports
 * nothing of ours.
 *
 * <p>A {@link plateau.ode.VectorField} is integrated by {@link plateau.ode.ExplicitIntegrator} (Dormand–Prince 8(5,3) or
 * 5(4), Hipparchus' own), a {@link plateau.ode.StiffVectorField} by {@link plateau.ode.RadauIntegrator}: Radau IIA
 * collocation
 *
 * <pre>
 *   z_i = h Σ_j a_ij f(t_0 + c_j h, y_0 + z_j),   y_1 = y_0 + z_s,
 *   dense output  y_0 + Σ ℓ_j(θ) z_j,
 *   estimate      (I − h γ_0 J)^{-1} (γ_0 h f(t_0, y_0) + Σ e_i z_i),
 * </pre>
 *
 * written as a Hipparchus integrator, so that Hipparchus' event detectors and step handlers work on it. It also solves M ẏ =
 * f with M = diag(1, …, 1, 0, …, 0). The linear algebra is the field's own business ({@link
 * plateau.ode.ShiftedJacobian}): a field with structure never forms a matrix, {@link plateau.ode.DenseStiffField} is
 * for small systems.
 *
 * <p>Steps go to {@link plateau.ode.StepMonitor}s: {@link plateau.ode.CrossingMonitor} locates first passages on the
 * dense output, {@link plateau.ode.TrajectoryRecorder} keeps a trajectory. Why an integration ended is data ({@link
 * plateau.ode.Termination}), not an exception.
 *
 * <p>Nothing here has a unit of time: first and smallest steps are relative, since time scales run from 1e-30 to 1e6.
 *
 * <p>Sources: E. Hairer, S. P. Nørsett, G. Wanner, <i>Solving Ordinary Differential Equations I</i>; E. Hairer, G. Wanner,
 * <i>Solving Ordinary Differential Equations II</i>, 2nd ed.
 */
@NullMarked
package plateau.ode;

import org.jspecify.annotations.NullMarked;
