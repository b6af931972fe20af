package plateau.derivation;

import java.util.List;
import java.util.stream.Collectors;

/**
 * LaTeX: an article that compiles by itself with a plain installation (amsmath, longtable), or a fragment for \input into
 * another document that loads the two.
 */
public final class LatexWriter implements DerivationWriter {
    private static final String PREAMBLE =
            """
            \\documentclass[11pt,a4paper]{article}
            \\usepackage[utf8]{inputenc}
            \\usepackage{amsmath,amssymb,longtable}
            \\usepackage[margin=25mm]{geometry}
            \\setlength{\\parindent}{0pt}
            \\setlength{\\parskip}{4pt plus 1pt}
            \\allowdisplaybreaks
            \\sloppy
            \\renewcommand{\\arraystretch}{1.7}
            """;

    private final boolean fragment;
    private final LatexText latex = new LatexText(false);

    private LatexWriter(boolean fragment) {
        this.fragment = fragment;
    }

    /** A whole article. */
    public static LatexWriter article() {
        return new LatexWriter(false);
    }

    /** Sections without a preamble. */
    public static LatexWriter fragment() {
        return new LatexWriter(true);
    }

    @Override
    public String write(Derivation derivation) {
        StringBuilder text = new StringBuilder();
        if (!fragment) {
            text.append(PREAMBLE)
                    .append("\\title{Reduced dynamics of \\texttt{")
                    .append(typed(derivation.activationName()))
                    .append("} on the target \\texttt{")
                    .append(typed(derivation.targetName()))
                    .append("}}\n\\date{}\n\\begin{document}\n\\maketitle\n");
        }
        text.append(
                "Convention: normalised probabilists' Hermite polynomials $h_k = \\mathrm{He}_k/\\sqrt{k!}$, orthonormal under"
                        + " $N(0,1)$.\n");
        derivation.steps().forEach(step -> write(step, text));
        if (!fragment) {
            text.append("\\end{document}\n");
        }
        return text.toString();
    }

    private static String typed(String formula) {
        return formula.replace("\\", "")
                .replace("^", "\\^{}")
                .replace("_", "\\_")
                .replace("%", "\\%")
                .replace("&", "\\&")
                .replace("#", "\\#");
    }

    private void write(Step step, StringBuilder text) {
        text.append("\n\\section{").append(LatexText.words(step.title())).append("}\n");
        text.append(latex.prose(step.statement())).append("\n");
        equations(step.equations(), text);
        step.tables().forEach(t -> table(t, text));
        if (!step.remarks().isEmpty()) {
            text.append("\\begin{itemize}\n");
            step.remarks()
                    .forEach(r -> text.append("\\item ").append(latex.prose(r)).append("\n"));
            text.append("\\end{itemize}\n");
        }
        if (!step.assumption().isEmpty()) {
            text.append("\n\\emph{Assumes:} ")
                    .append(latex.prose(step.assumption()))
                    .append("\n");
        }
        if (!step.reason().isEmpty()) {
            text.append("\n\\emph{Reason:} ")
                    .append(latex.prose(step.reason()))
                    .append(" (")
                    .append(LatexText.words(step.source().words()))
                    .append(").\n");
        }
    }

    private void equations(List<Equation> equations, StringBuilder text) {
        if (equations.isEmpty()) {
            return;
        }
        text.append("\\begin{align}\n");
        text.append(equations.stream().map(this::equation).collect(Collectors.joining(" \\\\\n")));
        text.append("\n\\end{align}\n");
    }

    private String equation(Equation e) {
        List<String> rows = latex.rows(e);
        int last = rows.size() - 1;
        String earlier =
                rows.subList(0, last).stream().map(r -> r + " \\notag\\\\\n").collect(Collectors.joining());
        return earlier + rows.get(last) + " \\label{eq:" + e.label() + "}";
    }

    private void table(Table table, StringBuilder text) {
        text.append("\n")
                .append(latex.prose(table.caption()))
                .append("\n\\begin{longtable}{")
                .append("l".repeat(table.header().size()))
                .append("}\n")
                .append(row(table.header()))
                .append("\\hline\n\\endhead\n");
        table.rows().forEach(r -> text.append(row(r)));
        text.append("\\end{longtable}\n");
    }

    private String row(List<Prose> cells) {
        return cells.stream().map(latex::prose).collect(Collectors.joining(" & ", "", " \\\\\n"));
    }
}
