package plateau.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import plateau.timescale.Prediction;
import plateau.timescale.ResidualCurve;

class CurveCsvTest {
    @Test
    void oneRunHasTheColumnsThatScriptsRelyOn() {
        Prediction prediction = SamplePrediction.allOnes(1e-2);
        List<String> lines = CurveCsv.text(prediction).lines().toList();
        ResidualCurve curve = prediction.runs().get(0).curve();
        assertThat(lines.get(0)).isEqualTo("t,risk,e_0,e_1,e_2,e_3");
        assertThat(lines).hasSize(curve.size() + 1);
        String[] last = lines.get(curve.size()).split(",", -1);
        assertThat(Double.parseDouble(last[0])).isEqualTo(curve.time(curve.size() - 1));
        assertThat(Double.parseDouble(last[1])).isEqualTo(curve.risk(curve.size() - 1));
        assertThat(Double.parseDouble(last[5])).isEqualTo(curve.residual(curve.size() - 1, 3));
    }

    @Test
    void severalRunsAreToldApartByAFirstColumn() {
        Prediction prediction = SamplePrediction.allOnes(1e-2, 2e-2);
        List<String> lines = CurveCsv.text(prediction).lines().toList();
        assertThat(lines.get(0)).startsWith("epsilon,t,risk,e_0");
        assertThat(lines.stream()
                        .skip(1)
                        .map(l -> l.substring(0, l.indexOf(',')))
                        .distinct())
                .containsExactly("0.01", "0.02");
    }

    @Test
    void timesAreEmptyWhereNever() {
        List<String> lines =
                CurveCsv.times(SamplePrediction.unreachableTwo(1e-2)).lines().toList();
        assertThat(lines.get(0)).isEqualTo("epsilon,degree,phi,sigma,t90,t50,t10");
        assertThat(lines.get(3)).isEqualTo("0.01,2,0.8,0.0,,,");
        assertThat(lines).hasSize(5);
    }
}
