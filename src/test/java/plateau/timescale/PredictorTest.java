package plateau.timescale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.OptionalDouble;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import plateau.flow.InitialLaw;
import plateau.flow.LinkPair;
import plateau.hermite.HermiteExpansion;
import plateau.ode.Termination;
import plateau.symbolic.FormulaLink;
import plateau.timescale.Warning.Topic;

class PredictorTest {
    private static final double[] ONES = {1, 1, 1, 1};

    @Test
    void everythingLearnableIsLearnedInOrder() {
        Prediction prediction = predict(request(ONES, ONES, 1e-2, 1e-4, 1e-6));
        for (Run run : prediction.runs()) {
            assertThat(run.termination()).isEqualTo(Termination.GOAL_REACHED);
            double before = 0;
            for (DegreeTimes times : run.times()) {
                assertThat(times.t90().getAsDouble()).isLessThan(times.t50().getAsDouble());
                assertThat(times.t50().getAsDouble())
                        .isGreaterThan(before)
                        .isLessThan(times.t10().getAsDouble());
                assertThat(times.window().getAsDouble()).isPositive();
                before = times.t50().getAsDouble();
            }
        }
        assertThat(prediction.riskFloor()).isZero();
        assertThat(prediction.plateaus()).extracting(PlateauHeight::risk).containsExactly(1.5, 1.0, 0.5, 0.0);
        assertThat(prediction.plateaus()).extracting(PlateauHeight::next).containsExactly(1, 2, 3, -1);
        assertThat(prediction.slopes()).hasSize(8);
        assertThat(prediction.slopes().get(0).slope()).isCloseTo(1, within(1e-4));
    }

    /** The curve starts at the initial risk, never rises and rests near the plateaus where these are separated. */
    @Test
    void curveIsAStaircase() {
        ResidualCurve curve = predict(request(ONES, ONES, 1e-24)).runs().get(0).curve();
        assertThat(curve.time(0)).isZero();
        assertThat(curve.risk(0)).isCloseTo(2, within(1e-12));
        boolean[] rested = new boolean[3];
        for (int i = 1; i < curve.size(); i++) {
            assertThat(curve.time(i)).isGreaterThan(curve.time(i - 1));
            assertThat(curve.risk(i)).isLessThanOrEqualTo(curve.risk(i - 1) + 1e-9);
            for (int p = 0; p < 3; p++) {
                rested[p] |= Math.abs(curve.risk(i) - (1.5 - 0.5 * p)) < 0.02;
            }
        }
        assertThat(rested).containsOnly(true);
    }

    /** Where φ is small beside √ε the second layer rests and ė_1 = −E[a²] e_1: the law in ε is no guide to the horizon. */
    @ParameterizedTest
    @ValueSource(doubles = {1e-3, 1e-4, 1e-5})
    void aTargetThatIsSmallBesideEpsilonIsLearnedAtARateOfItsOwn(double phi) {
        Prediction prediction = predict(request(new double[] {0, phi}, new double[] {0, 1}, 1e-2));
        double secondMoment = (1 - 1.0 / (20 * 20)) / 3; // of 20 midpoints of (−1, 1)
        assertThat(t50(prediction, 1)).isCloseTo(Math.log(2) / (2 * secondMoment), within(1e-3));
        assertThat(prediction.hierarchy()).isEmpty();
        assertThat(prediction.warnings()).extracting(Warning::topic).doesNotContain(Topic.INTEGRATION);
    }

    @Test
    void saysThatATinyTargetIsNotResolved() {
        double[] tiny = {1e-6, 1e-6};
        assertThat(predict(request(tiny, ONES, 1e-3)).warnings())
                .filteredOn(warning -> warning.topic() == Topic.INTEGRATION)
                .singleElement()
                .satisfies(warning -> assertThat(warning.text()).contains("1.0e-06", "--rtol 1e-11"));
    }

    /** Overlaps reach 1 here and wait there for a long time; carried as s itself, rounding let one leave and the risk explode. */
    @Test
    void overlapsAtOneStayThere() {
        LinkPair links = LinkPair.of(
                HermiteExpansion.numeric(FormulaLink.parse("tanh(2*z) + z^2/2"), 20),
                HermiteExpansion.numeric(FormulaLink.parse("gelu(z + 1)"), 20),
                20);
        Run run = predict(PredictionRequest.of(links, InitialLaw.parse("uniform:-1:1"), List.of(1e-4))
                        .withUntil(2e4))
                .runs()
                .get(0);
        assertThat(run.termination()).isEqualTo(Termination.END_REACHED);
        for (int i = 1; i < run.curve().size(); i++) {
            assertThat(run.curve().risk(i)).isLessThanOrEqualTo(run.curve().risk(i - 1) + 1e-9);
        }
    }

    @Test
    void unreachableDegreeSetsTheFloor() {
        Prediction prediction = predict(request(new double[] {1, 1, 0.5, 0.3}, new double[] {1, 1, 0, 1}, 1e-4));
        assertThat(prediction.riskFloor()).isEqualTo(0.125);
        assertThat(prediction.degrees().get(2).learnability()).isEqualTo(Learnability.UNREACHABLE);
        assertThat(prediction.runs().get(0).finalRisk()).isGreaterThanOrEqualTo(0.125);
        assertThat(warning(prediction, Topic.RISK_FLOOR)).contains("σ_2 = 0").contains("0.125");
        assertThat(prediction.runs().get(0).timesOf(2).orElseThrow().t90()).isEmpty();
    }

    @Test
    void saddleHoldsAtInfiniteDimensionAndLetsGoAtAFiniteOne() {
        PredictionRequest request = request(new double[] {0, 0, 1}, new double[] {0, 0, 1}, 1e-2);
        Prediction stuck = predict(request);
        assertThat(stuck.degrees().get(2).learnability()).isEqualTo(Learnability.SADDLE);
        assertThat(stuck.runs().get(0).timesOf(2).orElseThrow().t90()).isEmpty();
        assertThat(warning(stuck, Topic.SADDLE)).contains("φ_1 = 0").contains("--dimension");
        double early = escape(request.withDimension(1e3));
        double late = escape(request.withDimension(1e9));
        // s grows exponentially from d^(−1/2): each factor of d costs its logarithm.
        assertThat(late).isGreaterThan(1.5 * early);
    }

    private static double escape(PredictionRequest request) {
        Prediction prediction = predict(request);
        assertThat(prediction.degrees().get(2).learnability()).isEqualTo(Learnability.LEARNABLE);
        return prediction.runs().get(0).timesOf(2).orElseThrow().t50().getAsDouble();
    }

    /** At large d the finite-dimensional start gives the d = ∞ times. */
    @Test
    void largeDimensionTendsToInfiniteDimension() {
        PredictionRequest request = request(new double[] {1, 1}, new double[] {1, 1}, 1e-3);
        double infinite = t50(predict(request), 1);
        double near = t50(predict(request.withDimension(1e8)), 1);
        double nearer = t50(predict(request.withDimension(1e10)), 1);
        assertThat(near).isCloseTo(infinite, within(1e-3 * infinite));
        assertThat(Math.abs(nearer - infinite)).isLessThan(0.05 * Math.abs(near - infinite));
    }

    @Test
    void equalStartIsSaidAndStillIntegrated() {
        PredictionRequest request = new PredictionRequest(
                LinkPair.ofCoefficients(new double[] {1, 1}, new double[] {1, 1}),
                InitialLaw.parse("constant:0.5"),
                1,
                List.of(1e-3),
                OptionalDouble.empty(),
                1e-8,
                Method.FAST_SLOW,
                false,
                OptionalDouble.empty());
        Prediction prediction = predict(request);
        assertThat(warning(prediction, Topic.EQUAL_START)).contains("All a(0) are equal");
        assertThat(prediction.laws()).extracting(LearningLaw::degree).containsExactly(0);
        // One class on its slow manifold e_0 + e_1 s = 0: a = (1+s)/(1+s²), e_1 = (1−s)/(1+s²), ṡ = ((1−s²)/(1+s²))²,
        // so t = s + 2s/(1−s²) − 2 artanh s, to be read where e_1 = √½.
        double level = Math.sqrt(0.5);
        double s = (Math.sqrt(1 + 4 * level * (1 - level)) - 1) / (2 * level);
        double t = s + 2 * s / (1 - s * s) - Math.log((1 + s) / (1 - s));
        assertThat(t50(prediction, 1)).isCloseTo(t, within(2e-3));
    }

    @Test
    void skippedDegreesAreExplained() {
        Prediction prediction = predict(request(new double[] {0, 1, 0, 0, 1}, new double[] {1, 1, 1, 1, 1}, 1e-3));
        assertThat(warning(prediction, Topic.SKIPPED_DEGREE))
                .contains("between 1 and 4")
                .contains("ε^(-1/4)")
                .contains("Degree 2, which σ has and φ lacks, holds the neurons back")
                .contains("Degree 3, which σ has and φ lacks, does not matter");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rademacher", "normal:0:1", "uniform:-1:1"})
    void lawOfTheStartIsNamedBesideItsTimes(String law) {
        PredictionRequest request =
                PredictionRequest.of(LinkPair.ofCoefficients(ONES, ONES), InitialLaw.parse(law), List.of(1e-3));
        assertThat(warning(predict(request), Topic.LAW_OF_A)).contains(law);
    }

    @Test
    void givenEndIsKept() {
        Run run = predict(request(ONES, ONES, 1e-4).withUntil(0.05)).runs().get(0);
        assertThat(run.endTime()).isEqualTo(0.05);
        assertThat(run.termination()).isEqualTo(Termination.END_REACHED);
        assertThat(run.timesOf(3).orElseThrow().t50()).isEmpty();
    }

    @Test
    void lateDegreesAreSaidWithWhatIsLeft() {
        assertThat(warning(predict(request(ONES, ONES, 1e-4).withUntil(0.05)), Topic.NOT_LEARNED))
                .contains("t = 0.05")
                .contains("1e-4");
    }

    @Test
    void interruptionKeepsWhatWasDone() {
        Progress impatient = new Progress() {
            private int asked;

            @Override
            public boolean interrupted() {
                return ++asked > 30;
            }
        };
        Prediction prediction = Predictor.predict(request(ONES, ONES, 1e-4, 1e-6), impatient);
        assertThat(prediction.runs()).hasSize(1);
        Run run = prediction.runs().get(0);
        assertThat(run.termination()).isEqualTo(Termination.INTERRUPTED);
        assertThat(run.curve().size()).isGreaterThan(2);
        assertThat(run.timesOf(0).orElseThrow().t50()).isPresent();
        assertThat(warning(prediction, Topic.INTEGRATION)).contains("Interrupted");
    }

    @Test
    void progressRisesToTheEnd() {
        double[] last = {0};
        Progress progress = new Progress() {
            @Override
            public void update(String task, double done) {
                assertThat(task).contains("ε = 1.0E-4");
                assertThat(done).isBetween(last[0], 1.0);
                last[0] = done;
            }
        };
        Predictor.predict(request(ONES, ONES, 1e-4).withUntil(1), progress);
        assertThat(last[0]).isEqualTo(1);
    }

    /** Changing the sign of φ_1 and σ_1 together, or of s, changes no learning time. */
    @Property(tries = 10)
    void signsOfOddDegreesDoNotMatter(
            @ForAll @Size(4) List<@DoubleRange(min = 0.3, max = 1) Double> phi,
            @ForAll @Size(4) List<@DoubleRange(min = 0.3, max = 1) Double> sigma) {
        double[] p = phi.stream().mapToDouble(Double::doubleValue).toArray();
        double[] q = sigma.stream().mapToDouble(Double::doubleValue).toArray();
        double[] flipped = {p[0], -p[1], p[2], -p[3]};
        Run one = predict(request(p, q, 1e-3).withUntil(3)).runs().get(0);
        Run other = predict(request(flipped, q, 1e-3).withUntil(3)).runs().get(0);
        for (int k = 0; k < 4; k++) {
            OptionalDouble a = one.timesOf(k).orElseThrow().t50();
            OptionalDouble b = other.timesOf(k).orElseThrow().t50();
            assertThat(a.isPresent()).isEqualTo(b.isPresent());
            if (a.isPresent()) {
                assertThat(a.getAsDouble()).isCloseTo(b.getAsDouble(), within(1e-6 * b.getAsDouble() + 1e-12));
            }
        }
    }

    /** Consecutive truncations agree: degrees that neither link has change nothing. */
    @Test
    void degreesThatAreAbsentChangeNothing() {
        double short50 = t50(predict(request(ONES, ONES, 1e-3)), 3);
        double[] padded = {1, 1, 1, 1, 0, 0, 0};
        assertThat(t50(predict(request(padded, padded, 1e-3)), 3)).isCloseTo(short50, within(1e-9));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, Double.NaN, 1e-31, 11})
    void epsilonOutOfRangeIsRefused(double epsilon) {
        assertThatThrownBy(() -> request(ONES, ONES, epsilon)).hasMessageContaining("epsilon is " + epsilon);
    }

    @Test
    void otherBadRequestsNameTheCulprit() {
        PredictionRequest request = request(ONES, ONES, 1e-2);
        assertThatThrownBy(() -> request.withClasses(0)).hasMessageContaining("number of classes is 0");
        assertThatThrownBy(() -> request.withRtol(1e-13)).hasMessageContaining("rtol is 1.0E-13");
        assertThatThrownBy(() -> request.withUntil(Double.NaN)).hasMessageContaining("end time");
        assertThatThrownBy(() -> request(ONES, ONES, 1e-2, 1e-2)).hasMessageContaining("twice");
        assertThatThrownBy(() -> request(ONES, ONES)).hasMessageContaining("no epsilon");
        assertThatThrownBy(() -> predict(request.withDimension(3))).hasMessageContaining("dimension 3.0");
    }

    private static PredictionRequest request(double[] phi, double[] sigma, Double... epsilons) {
        return PredictionRequest.of(
                LinkPair.ofCoefficients(phi, sigma), InitialLaw.parse("uniform:-1:1"), List.of(epsilons));
    }

    private static Prediction predict(PredictionRequest request) {
        return Predictor.predict(request, Progress.SILENT);
    }

    private static double t50(Prediction prediction, int degree) {
        return prediction.runs().get(0).timesOf(degree).orElseThrow().t50().getAsDouble();
    }

    private static String warning(Prediction prediction, Topic topic) {
        return prediction.warnings().stream()
                .filter(w -> w.topic() == topic)
                .map(Warning::text)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no warning about " + topic + " in " + prediction.warnings()));
    }
}
