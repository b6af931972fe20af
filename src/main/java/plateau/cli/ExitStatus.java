package plateau.cli;

/** The exit status of the process. */
final class ExitStatus {
    /** Done. */
    static final int DONE = 0;

    /** The computation could not be finished; what was computed is kept. */
    static final int UNFINISHED = 1;

    /** The request is wrong. */
    static final int WRONG_REQUEST = 2;

    /** A validation found a disagreement. */
    static final int DISAGREES = 3;

    /** Interrupted by Ctrl-C: 128 + SIGINT. */
    static final int INTERRUPTED = 130;

    private ExitStatus() {}
}
