package plateau.ode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every {@link Integrator} promises. */
abstract class IntegratorContract {
    /** The integrator under test, with rtol 1e-9, atol 1e-12 and a limit of steps. */
    abstract Integrator<? super DenseStiffField> integrator(long maximalSteps);

    private IntegrationResult run(DenseStiffField field, double t1, double... y0) {
        return integrator(100_000).integrate(field, 0, y0, t1, StepMonitor.silent());
    }

    @Test
    void solvesALinearEquation() {
        IntegrationResult r = run(SmallField.decay(1), 3, 2);
        assertThat(r.termination()).isEqualTo(Termination.END_REACHED);
        assertThat(r.time()).isEqualTo(3);
        assertThat(r.state()[0]).isCloseTo(2 * Math.exp(-3), within(1e-8));
    }

    @Test
    void solvesAnOscillation() {
        IntegrationResult r = run(SmallField.oscillator(), 20, 1, 0);
        assertThat(r.state()).containsExactly(new double[] {Math.cos(20), -Math.sin(20)}, within(1e-7));
    }

    @Test
    void reachesTheEndExactlyFromAnyStart() {
        for (double t0 : new double[] {-3, 0.1, 7e5}) {
            double t1 = t0 + 1.3;
            IntegrationResult r =
                    integrator(1000).integrate(SmallField.decay(1), t0, new double[] {1}, t1, StepMonitor.silent());
            assertThat(r.time()).isEqualTo(t1);
            assertThat(r.state()[0]).isCloseTo(Math.exp(-(t1 - t0)), within(1e-8));
        }
    }

    @Test
    void knowsNoUnitOfTime() {
        double unit = Math.scalb(1.0, -100);
        IntegrationResult seconds = run(SmallField.decay(1), 3, 2);
        IntegrationResult short_ = run(SmallField.decay(1 / unit), 3 * unit, 2);
        IntegrationResult long_ = run(SmallField.decay(unit), 3 / unit, 2);
        assertThat(short_.state()).isEqualTo(seconds.state());
        assertThat(long_.state()).isEqualTo(seconds.state());
        assertThat(short_.statistics()).isEqualTo(seconds.statistics());
    }

    @Test
    void acceptsAVeryShortSpan() {
        double t1 = 1 + 20 * Math.ulp(1.0);
        IntegrationResult r =
                integrator(100).integrate(SmallField.decay(1), 1, new double[] {1}, t1, StepMonitor.silent());
        assertThat(r.termination()).isEqualTo(Termination.END_REACHED);
        assertThat(r.time()).isEqualTo(t1);
    }

    @Test
    void staysAtAnEquilibrium() {
        assertThat(run(SmallField.oscillator(), 5, 0, 0).state()).containsExactly(0, 0);
    }

    @Test
    void refusesBadArguments() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> run(SmallField.decay(1), 0, 1))
                .withMessageContaining("end");
        assertThatIllegalArgumentException().isThrownBy(() -> run(SmallField.decay(1), -1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> run(SmallField.decay(1), Double.NaN, 1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> run(SmallField.decay(1), 1, 1, 2))
                .withMessageContaining("2 components");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> run(SmallField.oscillator(), 1, 1, Double.NaN))
                .withMessageContaining("Component 1");
    }

    @Test
    void leavesTheStartAlone() {
        double[] y0 = {1, 0};
        run(SmallField.oscillator(), 1, y0);
        assertThat(y0).containsExactly(1, 0);
    }

    @Test
    void repeatsBitForBit() {
        IntegrationResult first = run(SmallField.nonlinearRotation(), 5, 1.1, 0);
        IntegrationResult second = run(SmallField.nonlinearRotation(), 5, 1.1, 0);
        assertThat(second.state()).isEqualTo(first.state());
        assertThat(second.statistics()).isEqualTo(first.statistics());
    }

    @Test
    void keepsTheStateBeforeAValueThatIsNotFinite() {
        IntegrationResult r = run(SmallField.undefinedFromOne(), 2, 1);
        assertThat(r.termination()).isEqualTo(Termination.NOT_FINITE);
        assertThat(r.time()).isBetween(1 - 1e-12, 1.0);
        assertThat(r.state()[0]).isCloseTo(Math.exp(-1), within(1e-8));
    }

    @Test
    void reportsAFieldThatIsUndefinedAtTheStart() {
        DenseStiffField field = StiffProblem.field(1, (t, y, d) -> d[0] = Double.NaN, (t, y, j) -> j[0] = 0);
        IntegrationResult r = run(field, 2, 1);
        assertThat(r.termination()).isEqualTo(Termination.NOT_FINITE);
        assertThat(r.time()).isZero();
        assertThat(r.state()).containsExactly(1);
        assertThat(r.statistics().steps()).isZero();
    }

    @Test
    void endsAtABlowUp() {
        IntegrationResult r = run(SmallField.blowUp(), 2, 1);
        assertThat(r.termination()).isIn(Termination.STEP_TOO_SMALL, Termination.NOT_FINITE);
        assertThat(r.time()).isCloseTo(1, within(1e-7));
        assertThat(r.state()[0]).isGreaterThan(1e6).isFinite();
    }

    @Test
    void obeysTheStepLimit() {
        IntegrationResult r =
                integrator(7).integrate(SmallField.oscillator(), 0, new double[] {1, 0}, 1000, StepMonitor.silent());
        assertThat(r.termination()).isEqualTo(Termination.STEP_LIMIT);
        assertThat(r.statistics().steps()).isEqualTo(7);
        assertThat(r.state()[0]).isCloseTo(Math.cos(r.time()), within(1e-7));
    }

    @Test
    void stopsWhenAMonitorSaysSo() {
        assertThat(stoppedBy(StepMonitor.Verdict.STOP)).isEqualTo(Termination.GOAL_REACHED);
        assertThat(stoppedBy(StepMonitor.Verdict.INTERRUPT)).isEqualTo(Termination.INTERRUPTED);
    }

    private Termination stoppedBy(StepMonitor.Verdict verdict) {
        double[] last = new double[2];
        List<Double> ends = new ArrayList<>();
        IntegrationResult r = integrator(1000)
                .integrate(SmallField.oscillator(), 0, new double[] {1, 0}, 1000, step -> {
                    ends.add(step.end());
                    step.stateAt(step.end(), last);
                    return ends.size() == 5 ? verdict : StepMonitor.Verdict.CONTINUE;
                });
        assertThat(ends).hasSize(5);
        assertThat(r.statistics().steps()).isEqualTo(5);
        assertThat(r.time()).isEqualTo(ends.get(4));
        assertThat(r.state()).containsExactly(last, within(1e-14));
        return r.termination();
    }

    @Test
    void showsEveryStepOnceInOrderWithDenseOutput() {
        double[] y = new double[2];
        double[] reached = {0};
        List<Double> errors = new ArrayList<>();
        IntegrationResult r = integrator(1000).integrate(SmallField.oscillator(), 0, new double[] {1, 0}, 10, step -> {
            assertThat(step.start()).isEqualTo(reached[0]);
            assertThat(step.end()).isGreaterThan(step.start());
            reached[0] = step.end();
            for (int i = 0; i <= 8; i++) {
                double t = Math.min(step.end(), step.start() + i * (step.end() - step.start()) / 8);
                step.stateAt(t, y);
                errors.add(Math.abs(y[0] - Math.cos(t)));
            }
            return StepMonitor.Verdict.CONTINUE;
        });
        assertThat(reached[0]).isEqualTo(10);
        assertThat(errors).hasSize((int) (9 * r.statistics().steps()));
        assertThat(errors).allMatch(e -> e < 1e-7);
    }

    @Test
    void refusesTimesOutsideTheStep() {
        double[] y = new double[1];
        integrator(1000).integrate(SmallField.decay(1), 0, new double[] {1}, 1, step -> {
            assertThatIllegalArgumentException().isThrownBy(() -> step.stateAt(step.end() + 1, y));
            return StepMonitor.Verdict.CONTINUE;
        });
    }

    @Test
    void countsEveryEvaluation() {
        long[] calls = {0};
        DenseStiffField counting = StiffProblem.field(
                1,
                (t, y, d) -> {
                    calls[0]++;
                    d[0] = -y[0] * y[0];
                },
                (t, y, j) -> j[0] = -2 * y[0]);
        IntegrationResult r = run(counting, 5, 1);
        assertThat(r.statistics().evaluations()).isEqualTo(calls[0]);
        assertThat(r.statistics().steps()).isPositive();
    }
}
