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
    ParameterNotation parameterNotation() {
        return new JavaCoefficients();
    }

    @Override
    String constant(String name, String value) {
        return "static final double " + name + " = " + value + ";";
    }

    @Override
    String declaration(Hoisted array) {
        return "double[] " + array.name() + " = new double[K + 1];";
    }

    @Override
    String assignment(Hoisted array, String coefficient) {
        return array.name() + "[k] = " + coefficient + ";";
    }

    private static final class JavaCoefficients extends ParameterNotation {
        @Override
        protected String function(String name) {
            return name.equals("erf") ? "org.hipparchus.special.Erf.erf" : "Math." + name;
        }

        @Override
        protected String signum(String x) {
            return "Math.signum(" + x + ")";
        }

        @Override
        protected String pi() {
            return "Math.PI";
        }
    }
}
