package plateau.derivation;

import java.util.List;
import java.util.stream.Collectors;
import plateau.hermite.HermiteBasis;

/** Markdown with formulas between dollar signs and in blocks of maths, as GitHub shows them. */
public final class MarkdownWriter implements DerivationWriter {
    private final LatexText latex = new LatexText(true);

    @Override
    public String write(Derivation derivation) {
        StringBuilder text = new StringBuilder();
        text.append("# Reduced dynamics of `")
                .append(derivation.activationName())
                .append("` on the target `")
                .append(derivation.targetName())
                .append("`\n\n")
                .append("Convention: ")
                .append(HermiteBasis.CONVENTION.replace("h_k = He_k/sqrt(k!)", "$h_k = \\mathrm{He}_k/\\sqrt{k!}$"))
                .append(".\n");
        int number = 1;
        for (Step step : derivation.steps()) {
            write(step, number++, text);
        }
        return text.toString();
    }

    private void write(Step step, int number, StringBuilder text) {
        text.append("\n## ").append(number).append(". ").append(step.title()).append("\n");
        paragraph(latex.prose(step.statement()), text);
        step.equations().forEach(e -> equation(e, text));
        step.tables().forEach(t -> table(t, text));
        if (!step.remarks().isEmpty()) {
            text.append("\n");
            step.remarks().forEach(r -> text.append("- ").append(latex.prose(r)).append("\n"));
        }
        if (!step.assumption().isEmpty()) {
            paragraph("*Assumes:* " + latex.prose(step.assumption()), text);
        }
        if (!step.reason().isEmpty()) {
            paragraph(
                    "*Reason:* " + latex.prose(step.reason()) + " ("
                            + step.source().words() + ").",
                    text);
        }
    }

    private static void paragraph(String words, StringBuilder text) {
        if (!words.isEmpty()) {
            text.append("\n").append(words).append("\n");
        }
    }

    private void equation(Equation e, StringBuilder text) {
        List<String> rows = latex.rows(e);
        String body = rows.size() == 1
                ? rows.get(0).replaceFirst(" &", " ")
                : "\\begin{aligned}\n" + String.join(" \\\\\n", rows) + "\n\\end{aligned}";
        text.append("\n```math\n")
                .append(body)
                .append(" \\tag{")
                .append(e.label())
                .append("}\n```\n");
    }

    private void table(Table table, StringBuilder text) {
        paragraph(latex.prose(table.caption()), text);
        text.append("\n").append(row(table.header()));
        text.append(table.header().stream().map(c -> "---").collect(Collectors.joining(" | ", "| ", " |\n")));
        table.rows().forEach(r -> text.append(row(r)));
    }

    private String row(List<Prose> cells) {
        return cells.stream().map(latex::prose).collect(Collectors.joining(" | ", "| ", " |\n"));
    }
}
