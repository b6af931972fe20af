package plateau.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import plateau.blas.Blas;
import plateau.timescale.Progress;

/** The rungs besides the orthonormal one and SGD, each on a small problem where it agrees, and on one where it cannot. */
class RungsTest {
    private static String problem(String phi, String sigma, String init, String times) {
        return """
                name = "small"
                title = "Small"
                lesson = "None."
                [problem]
                phi = %s
                sigma = %s
                init = "%s"
                classes = 4
                epsilon = 0.05
                times = %s
                """
                .formatted(phi, sigma, init, times);
    }

    private static List<Comparison> climb(String toml) throws ExperimentException {
        ValidationCase experiment = ExperimentFile.parse("small.toml", toml, false);
        return Ladder.of(new PlateauDynamics(), Blas.fastest(), 2)
                .climb(experiment, Progress.SILENT)
                .rungs()
                .get(0)
                .comparisons();
    }

    private static final String PLAIN = problem("[1, 1]", "[1, 1]", "uniform:-1:1", "[0.1, 0.5, 1.0]");

    @Test
    void coefficientsAgree() throws Exception {
        assertThat(climb(PLAIN.replace("sigma = [1, 1]", "activation = \"relu(z + 1/2)\"") + "[coefficients]\n"))
                .hasSize(5)
                .allMatch(Comparison::agrees);
    }

    @Test
    void theOrderInTheWidthIsOne() throws Exception {
        assertThat(climb(PLAIN + "[width]\nwidths = [160, 640, 2560]\n")).allMatch(Comparison::agrees);
        assertThat(climb(PLAIN + "[width]\nwidths = [4, 8, 12]\n"))
                .as("far from the limit the order is another")
                .noneMatch(c -> c.measured() < 1e-3);
    }

    @Test
    void theDeviationFallsWithTheRootOfTheDimension() throws Exception {
        String rung = "[dimension]\nwidth = 4\ndimensions = [%s]\nseeds = 40\n";
        assertThat(climb(PLAIN + rung.formatted("1e6, 1e8, 1e10"))).allMatch(Comparison::agrees);
        assertThat(climb(PLAIN + rung.formatted("5, 6, 7")))
                .as("three dimensions next to each other tell no exponent")
                .anyMatch(c -> !c.agrees());
    }

    @Test
    void theFloorIsKeptAndAWrongOneIsNot() throws Exception {
        String problem = problem("[1, 1, 0, 0.5]", "[1, 1]", "uniform:-1:1", "[0.5, 5.0]");
        assertThat(climb(problem + "[floor]\nnever = [3]\nwidth = 4\nwithin = 0.2\n"))
                .hasSize(2)
                .allMatch(Comparison::agrees);
        assertThat(climb(problem + "[floor]\nnever = [1, 3]\nwidth = 4\n"))
                .as("degree 1 is learned, so its energy is no floor")
                .noneMatch(Comparison::agrees);
    }

    @Test
    void theSaddleIsLeftAfterTheLogarithmOfTheDimension() throws Exception {
        String saddle = problem("[0.5, 0, 1]", "[1, 0.5, 1]", "uniform:-1:1", "[1.0, 40.0]");
        String rung = "[escape]\ndegree = 2\nwidth = 4\ndimensions = [1e6, 1e8, 1e10]\nseeds = 20\n";
        assertThat(climb(saddle + rung)).hasSize(3).allMatch(Comparison::agrees);
        assertThat(climb(saddle.replace("40.0]", "2.0]") + rung))
                .as("too early an end")
                .anyMatch(c -> c.suspect().filter(s -> s == Suspect.DIMENSION).isPresent());
        assertThatThrownBy(
                        () -> climb(PLAIN + "[escape]\ndegree = 1\nwidth = 4\ndimensions = [1e6, 1e8, 1e9]\nseeds = 2"))
                .isInstanceOf(ExperimentException.class);
    }

    @Test
    void theLawMakesADifference() throws Exception {
        String weak = problem("[1, 1]", "[1, 1]", "uniform:-0.1:0.1", "[1.0, 3.0]");
        String rung = "[law]\ninit = \"uniform:-1:1\"\ndegree = 1\nearlier-by = %s\nwidth = 4\ndimension = 300\n"
                + "scaled-step = 0.05\nseeds = 5\nuntil = 1.0\nallowed = 0.2\n";
        assertThat(climb(weak + rung.formatted("1.03"))).hasSize(3).allMatch(Comparison::agrees);
        assertThat(climb(weak + rung.formatted("1000")))
                .filteredOn(c -> !c.agrees())
                .hasSize(1);
    }
}
