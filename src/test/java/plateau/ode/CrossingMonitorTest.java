package plateau.ode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import plateau.ode.CrossingMonitor.Crossing;

class CrossingMonitorTest {
    private static final RadauIntegrator RADAU = RadauIntegrator.defaults().withTolerances(1e-11, 1e-14);

    /** The components themselves. */
    private static Observables components(int n) {
        return new Observables() {
            @Override
            public int count() {
                return n;
            }

            @Override
            public void evaluate(double[] y, double[] out) {
                System.arraycopy(y, 0, out, 0, n);
            }
        };
    }

    @Test
    void locatesLevelsOfADecay() {
        CrossingMonitor monitor = CrossingMonitor.of(
                components(1),
                1,
                List.of(
                        Crossing.fallingTo(0, 0.9),
                        Crossing.fallingTo(0, 0.1),
                        new Crossing(0, e -> e * e - 0.5),
                        Crossing.fallingTo(0, 1e-30),
                        Crossing.risingTo(0, 1)));
        RADAU.integrate(SmallField.decay(1), 0, new double[] {1}, 10, monitor);
        assertThat(monitor.time(0).getAsDouble()).isCloseTo(-Math.log(0.9), within(1e-10));
        assertThat(monitor.time(1).getAsDouble()).isCloseTo(Math.log(10), within(1e-10));
        assertThat(monitor.time(2).getAsDouble()).isCloseTo(0.5 * Math.log(2), within(1e-10));
        assertThat(monitor.time(3)).isEmpty();
        assertThat(monitor.time(4)).hasValue(0);
        assertThat(monitor.remaining()).isEqualTo(1);
    }

    /** On an exact dense output the root is right to the last digits, at any scale of time. */
    @Test
    void locatesToTheLastDigits() {
        for (double unit : new double[] {1e-30, 1, 1e6}) {
            CrossingMonitor monitor = CrossingMonitor.of(components(1), 1, List.of(new Crossing(0, x -> 2 - x * x)));
            monitor.accepted(step(0, 1.3 * unit, t -> t / unit));
            assertThat(monitor.accepted(step(1.3 * unit, 5 * unit, t -> t / unit)))
                    .isEqualTo(StepMonitor.Verdict.CONTINUE);
            assertThat(monitor.time(0).getAsDouble() / unit).isCloseTo(Math.sqrt(2), within(1e-14));
        }
    }

    @Test
    void findsARootVeryNearTheStart() {
        CrossingMonitor monitor = CrossingMonitor.of(components(1), 1, List.of(Crossing.risingTo(0, 1e-20)));
        monitor.accepted(step(0, 1, t -> t));
        assertThat(monitor.time(0).getAsDouble()).isCloseTo(1e-20, within(1e-33));
    }

    /** Both crossings lie in one step: the first counts, though the gap is open again at the step's end. */
    @Test
    void seesADipInsideAStep() {
        CrossingMonitor monitor = CrossingMonitor.of(components(1), 1, List.of(Crossing.fallingTo(0, 0)));
        monitor.accepted(step(0, 1, t -> (t - 0.3) * (t - 0.55)));
        assertThat(monitor.time(0).getAsDouble()).isCloseTo(0.3, within(1e-13));
    }

    @Test
    void keepsTheFirstTimeOnly() {
        CrossingMonitor monitor = CrossingMonitor.of(components(2), 2, List.of(Crossing.fallingTo(0, 0)));
        RADAU.integrate(SmallField.oscillator(), 0, new double[] {1, 0}, 20, monitor);
        assertThat(monitor.time(0).getAsDouble()).isCloseTo(Math.PI / 2, within(1e-10));
    }

    @Test
    void stopsWhenAllAreFound() {
        CrossingMonitor monitor = CrossingMonitor.of(
                        components(2), 2, List.of(Crossing.fallingTo(0, 0), Crossing.fallingTo(0, -0.5)))
                .stoppingWhenAllFound();
        IntegrationResult r = RADAU.integrate(SmallField.oscillator(), 0, new double[] {1, 0}, 1e6, monitor);
        assertThat(r.termination()).isEqualTo(Termination.GOAL_REACHED);
        assertThat(monitor.time(1).getAsDouble()).isCloseTo(2 * Math.PI / 3, within(1e-10));
        assertThat(r.time()).isBetween(monitor.time(1).getAsDouble(), 4.0);
    }

    @Test
    void stopsWhenTheChosenOnesAreFound() {
        CrossingMonitor monitor = CrossingMonitor.of(
                        components(2), 2, List.of(Crossing.fallingTo(0, 0), Crossing.fallingTo(0, -2)))
                .stoppingWhenFound(0);
        IntegrationResult r = RADAU.integrate(SmallField.oscillator(), 0, new double[] {1, 0}, 1e6, monitor);
        assertThat(r.termination()).isEqualTo(Termination.GOAL_REACHED);
        assertThat(monitor.time(1)).isEmpty();
    }

    @Test
    void interpolatesOnceForAllGapsPerSample() {
        int[] calls = {0};
        List<Crossing> many = java.util.stream.IntStream.range(0, 50)
                .mapToObj(i -> Crossing.fallingTo(0, -1 - i))
                .toList();
        CrossingMonitor monitor = CrossingMonitor.of(components(1), 1, many);
        monitor.accepted(step(0, 1, t -> {
            calls[0]++;
            return 1;
        }));
        assertThat(calls[0]).isEqualTo(6);
        monitor.accepted(step(1, 2, t -> {
            calls[0]++;
            return 1;
        }));
        assertThat(calls[0]).isEqualTo(12);
    }

    @Test
    void aGapClosedByAJumpBetweenStepsClosesAtTheJump() {
        CrossingMonitor monitor = CrossingMonitor.of(components(1), 1, List.of(Crossing.fallingTo(0, 0)));
        monitor.accepted(step(0, 1, t -> 1));
        monitor.accepted(step(1, 2, t -> -1));
        assertThat(monitor.time(0)).hasValue(1);
    }

    @Test
    void looksIntoAStepOnlyIfTheSketchComesNear() {
        int[] looks = {0};
        CrossingMonitor monitor = CrossingMonitor.of(components(1), 1, List.of(Crossing.fallingTo(0, 0)));
        monitor.accepted(sketched(0, 1, t -> 3 - t, looks));
        assertThat(looks[0]).isEqualTo(1);
        monitor.accepted(sketched(1, 2, t -> 1 - 8 * (t - 1) * (2 - t), looks));
        assertThat(monitor.time(0)).isPresent();
        assertThat(looks[0]).isGreaterThan(5);
    }

    private static DenseStep sketched(double start, double end, java.util.function.DoubleUnaryOperator y, int[] looks) {
        DenseStep exact = step(start, end, y);
        return new DenseStep() {
            @Override
            public double start() {
                return start;
            }

            @Override
            public double end() {
                return end;
            }

            @Override
            public void stateAt(double t, double[] out) {
                looks[0]++;
                exact.stateAt(t, out);
            }

            @Override
            public void sketchAt(double t, double[] out) {
                exact.stateAt(t, out);
            }
        };
    }

    @Test
    void namesAnObservableThatIsNaN() {
        CrossingMonitor monitor = CrossingMonitor.of(components(1), 1, List.of(Crossing.fallingTo(0, 0)));
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> monitor.accepted(step(0, 1, t -> Double.NaN)))
                .withMessageContaining("Observable 0");
    }

    @Test
    void refusesAnUnknownObservable() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CrossingMonitor.of(components(1), 1, List.of(Crossing.fallingTo(1, 0))));
    }

    private static DenseStep step(double start, double end, java.util.function.DoubleUnaryOperator y) {
        return new DenseStep() {
            @Override
            public double start() {
                return start;
            }

            @Override
            public double end() {
                return end;
            }

            @Override
            public void stateAt(double t, double[] out) {
                out[0] = y.applyAsDouble(t);
            }
        };
    }
}
