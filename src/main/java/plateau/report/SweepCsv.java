package plateau.report;

import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import plateau.sweep.CellDegree;
import plateau.sweep.CellOutcome;
import plateau.sweep.CellResult;
import plateau.sweep.SweepCell;
import plateau.sweep.SweepResult;

/**
 * A sweep as comma-separated values: one row for each cell and degree in the order of the sweep, and one row without a degree
 * for a cell that has no result. Numbers are full-precision doubles; nothing stands where a time was never reached. Texts with
 * commas stand in quotation marks, as spreadsheets and data frames read them.
 */
public final class SweepCsv {
    private static final String HEAD =
            "cell,target,activation,init,epsilon,seed,status,degree,phi,sigma,t90,t50,t10,final_risk,end_time,termination\n";

    private SweepCsv() {}

    /** The whole table. */
    public static String text(SweepResult sweep) {
        StringBuilder text = new StringBuilder(HEAD);
        for (CellOutcome outcome : sweep.outcomes()) {
            append(text, outcome);
        }
        return text.toString();
    }

    private static void append(StringBuilder text, CellOutcome outcome) {
        String cell = cell(outcome);
        List<CellDegree> degrees = outcome.result().map(CellResult::degrees).orElse(List.of());
        for (CellDegree degree : degrees) {
            text.append(cell)
                    .append(',')
                    .append(degree(degree))
                    .append(',')
                    .append(end(outcome.result().orElseThrow()));
        }
        if (degrees.isEmpty()) {
            text.append(cell).append(",".repeat(9)).append('\n');
        }
    }

    private static String cell(CellOutcome outcome) {
        SweepCell cell = outcome.cell();
        return String.join(
                ",",
                Integer.toString(cell.index() + 1),
                quoted(cell.target()),
                quoted(cell.activation()),
                quoted(cell.law()),
                number(cell.epsilon()),
                cell.seed().isPresent() ? Long.toString(cell.seed().getAsLong()) : "",
                outcome.status());
    }

    private static String degree(CellDegree degree) {
        return List.of(
                        Integer.toString(degree.degree()),
                        number(degree.phi()),
                        number(degree.sigma()),
                        number(degree.times().t90()),
                        number(degree.times().t50()),
                        number(degree.times().t10()))
                .stream()
                .collect(Collectors.joining(","));
    }

    private static String end(CellResult result) {
        return number(result.finalRisk()) + "," + number(result.endTime()) + "," + result.termination() + "\n";
    }

    private static String quoted(String text) {
        boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? text : "\"" + text.replace("\"", "\"\"") + "\"";
    }

    private static String number(OptionalDouble value) {
        return number(value.orElse(Double.NaN));
    }

    private static String number(double value) {
        return Double.isFinite(value) ? Double.toString(value) : "";
    }
}
