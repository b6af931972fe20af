package plateau.derivation;

import plateau.derivation.CodeNotation.Hoisted;

/** A Java class over Hipparchus' explicit integrators and event detectors. */
public final class JavaWriter extends CodeWriter {
    public JavaWriter(ProgramOrigin origin) {
        super("Flow.java.txt", "//", origin);
    }

    @Override
    CodeNotation notation(String arrayName) {
        return new LoopNotation(arrayName);
    }

    @Override
    String declaration(Hoisted array) {
        return "double[] " + array.name() + " = new double[K + 1];";
    }

    @Override
    String assignment(Hoisted array, String coefficient) {
        return array.name() + "[k] = " + coefficient + ";";
    }
}
