package plateau.derivation;

import plateau.derivation.CodeNotation.Hoisted;

/** A Python program over NumPy and SciPy's implicit Radau method. */
public final class PythonWriter extends CodeWriter {
    public PythonWriter(ProgramOrigin origin) {
        super("flow.py.txt", "#", origin);
    }

    @Override
    CodeNotation notation(String arrayName) {
        return new PythonNotation(arrayName);
    }

    @Override
    String declaration(Hoisted array) {
        return "";
    }

    @Override
    String assignment(Hoisted array, String coefficient) {
        String from = array.series().lowest() == 0 ? "" : "[" + array.series().lowest() + ":]";
        return array.name() + " = " + (from.isEmpty() ? coefficient : "(" + coefficient + ")" + from);
    }

    @Override
    String truth(boolean value) {
        return value ? "True" : "False";
    }

    /** Quantities of all classes, or of all degrees, at once. */
    private static final class PythonNotation extends CodeNotation {
        PythonNotation(String arrayName) {
            super(arrayName);
        }

        @Override
        protected String ofClass(String name) {
            return name;
        }

        @Override
        protected String ofDegree(String name) {
            return name;
        }

        @Override
        protected String degreePower() {
            return "powers";
        }

        @Override
        protected String polynomial(Hoisted array, String x) {
            return "polyval(" + x + ", " + array.name() + ")";
        }

        @Override
        protected String meanOf(String term) {
            return "((" + term + ") @ w)";
        }
    }
}
