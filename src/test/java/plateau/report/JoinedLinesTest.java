package plateau.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class JoinedLinesTest {
    private static String line(String style, int x1, int y1, int x2, int y2) {
        return "<line style=\"" + style + "\" x1=\"" + x1 + "\" x2=\"" + x2 + "\" y1=\"" + y1 + "\" y2=\"" + y2
                + "\"\n  />";
    }

    @Test
    void segmentsThatFollowOnEachOtherAreOnePolyline() {
        String svg = "<svg>" + line("a", 0, 0, 1, 2) + line("a", 1, 2, 3, 4) + "<g/></svg>";
        assertThat(JoinedLines.of(svg)).isEqualTo("<svg><polyline style=\"a\" points=\"0,0 1,2 3,4\"/><g/></svg>");
    }

    @Test
    void aGapAnotherStyleOrAnElementBetweenEndsIt() {
        assertThat(JoinedLines.of(line("a", 0, 0, 1, 1) + line("a", 2, 2, 3, 3)))
                .isEqualTo("<polyline style=\"a\" points=\"0,0 1,1\"/><polyline style=\"a\" points=\"2,2 3,3\"/>");
        assertThat(JoinedLines.of(line("a", 0, 0, 1, 1) + line("b", 1, 1, 3, 3)))
                .isEqualTo("<polyline style=\"a\" points=\"0,0 1,1\"/><polyline style=\"b\" points=\"1,1 3,3\"/>");
        assertThat(JoinedLines.of(line("a", 0, 0, 1, 1) + "</g><g>" + line("a", 1, 1, 3, 3)))
                .isEqualTo(
                        "<polyline style=\"a\" points=\"0,0 1,1\"/></g><g><polyline style=\"a\" points=\"1,1 3,3\"/>");
    }

    @Test
    void theDrawingOfAFigureKeepsEveryPoint() {
        String drawn = PanelPlot.figure(SampleValidation.RISK).svgElement("r-");
        assertThat(drawn).contains("<polyline").doesNotContain("<line").contains("r-clipPath1");
        assertThat(JoinedLines.of("<svg><path d=\"M0 0\"/></svg>")).isEqualTo("<svg><path d=\"M0 0\"/></svg>");
    }
}
