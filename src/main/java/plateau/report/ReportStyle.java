package plateau.report;

/** The style sheet of the report. */
final class ReportStyle {
    static final String CSS =
            """
            :root { --ink: #1b1b1b; --paper: #fff; --soft: #666; --rule: #d0d0d0; --card: #f4f6f8; --accent: #0072b2; }
            @media (prefers-color-scheme: dark) {
              :root { --ink: #e6e6e6; --paper: #16181b; --soft: #a0a4a8; --rule: #3a3f44; --card: #1f2327; --accent: #56b4e9; }
            }
            body { margin: 0; background: var(--paper); color: var(--ink);
                   font: 16px/1.5 system-ui, "Segoe UI", "DejaVu Sans", sans-serif; }
            main { max-width: 54rem; margin: 0 auto; padding: 1.5rem 1rem 4rem; }
            h1 { font-size: 1.5rem; line-height: 1.25; overflow-wrap: anywhere; }
            h2 { font-size: 1.2rem; margin-top: 2.2rem; border-bottom: 1px solid var(--rule); }
            h3 { font-size: 1rem; margin-top: 1.4rem; }
            .answer { background: var(--card); border-left: 4px solid var(--accent); padding: .4rem 1rem; }
            .answer p { margin: .4rem 0; }
            .note, figcaption { color: var(--soft); font-size: .9rem; }
            .wide { overflow-x: auto; margin: 1rem 0; }
            table { border-collapse: collapse; font-variant-numeric: tabular-nums; }
            th, td { padding: .25rem .8rem; text-align: left; border-bottom: 1px solid var(--rule); white-space: nowrap; }
            thead th { border-bottom: 2px solid var(--soft); }
            td.number, th.number { text-align: right; }
            sup, sub { line-height: 0; }
            figure { margin: 1.2rem 0; }
            figure svg { display: block; width: 100%; height: auto; background: #fff; border-radius: 4px; }
            pre { background: var(--card); padding: .8rem 1rem; white-space: pre-wrap; overflow-wrap: anywhere; }
            @media print {
              :root { --ink: #000; --paper: #fff; --soft: #444; --rule: #bbb; --card: #fff; --accent: #000; }
              body { font-size: 10.5pt; }
              figure, table, .answer { break-inside: avoid; }
              h2, h3 { break-after: avoid; }
            }
            """;

    private ReportStyle() {}
}
