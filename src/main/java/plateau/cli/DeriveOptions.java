package plateau.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import plateau.flow.InitialLaw;
import plateau.flow.InitialLawException;

/** The options of {@code derive}, in the groups in which its help shows them. */
final class DeriveOptions {
    private DeriveOptions() {}

    /** The law of a(0), on which constants of learning times depend. */
    static final class Start {
        private static final int MOST_CLASSES = 2000;

        @Option(
                names = "--init",
                paramLabel = "LAW",
                order = 11,
                defaultValue = "uniform:-1:1",
                description =
                        "Law of a(0), for the constants of the learning times: uniform:-1:1, rademacher, normal:0:1,"
                                + " constant:0.5 or atoms:-0.5@0.3,0.2@0.5,1@0.2 (default: ${DEFAULT-VALUE}).")
        String init = "";

        @Option(
                names = "--classes",
                paramLabel = "N",
                order = 12,
                defaultValue = "20",
                description = "Classes of equal weight that stand for a continuous law (default: ${DEFAULT-VALUE}).")
        String classes = "";

        InitialLaw law() {
            try {
                return InitialLaw.parse(init);
            } catch (InitialLawException e) {
                throw new BadRequestException("--init: " + e.getMessage());
            }
        }

        int classCount() {
            return Numbers.whole("--classes", classes, 1, MOST_CLASSES).orElseThrow();
        }
    }

    /** What of the derivation is shown. */
    static final class Choice {
        @Option(
                names = "--show",
                paramLabel = "LIST",
                order = 21,
                description =
                        "Only these steps: links, coefficients, norms, U, V, overlap, flow, modes, gram, balances,"
                                + " stages, floor, one-class, two-classes, symmetry, linear, validity.")
        @Nullable
        String show;

        @Option(
                names = "--stage",
                paramLabel = "L",
                order = 22,
                description = "Only the stage in which degree L is learned.")
        @Nullable
        String stage;
    }

    /** How and where it is written. */
    static final class Output {
        @Option(
                names = "--format",
                paramLabel = "FORMAT",
                order = 31,
                description =
                        "text (default), md, latex or json; a program that integrates the flow and prints the learning"
                                + " times: python, julia, java or c; or all of them but text, in a folder.")
        @Nullable
        String format;

        @Option(names = "--json", order = 32, description = "The same as --format json.")
        boolean json;

        @Option(
                names = "--fragment",
                order = 33,
                description = "With --format latex: sections to \\input, without a preamble.")
        boolean fragment;

        @Option(
                names = "--out",
                paramLabel = "FILE",
                order = 34,
                description =
                        "Write to FILE instead of standard output (-), with --format all to this folder; an existing"
                                + " file needs --force.")
        @Nullable
        String out;

        @Option(names = "--force", order = 35, description = "Replace FILE if it exists.")
        boolean force;

        /** Whether every view is asked for. */
        boolean isEverything() {
            return format != null && format.strip().equals(DerivationFolder.WORD);
        }

        /** Refuses options that belong to one view. */
        void requireNoChoiceOfOneView() {
            if (json || fragment) {
                throw new BadRequestException("--format all writes every view, " + (json ? "--json" : "--fragment")
                        + " asks for one: leave it out");
            }
        }

        DeriveFormat chosen() {
            if (json && format != null && !format.strip().equals(DeriveFormat.JSON.word())) {
                throw new BadRequestException(
                        "--json asks for JSON and --format for " + BadRequestException.shorten(format) + ": give one");
            }
            DeriveFormat chosen =
                    json ? DeriveFormat.JSON : format == null ? DeriveFormat.TEXT : DeriveFormat.parse(format);
            if (fragment && chosen != DeriveFormat.LATEX) {
                throw new BadRequestException(
                        "--fragment belongs to --format latex, not to " + chosen.word() + ": leave it out");
            }
            return chosen;
        }
    }
}
