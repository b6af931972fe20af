package plateau.derivation;

import plateau.derivation.CodeNotation.Hoisted;
import plateau.symbolic.Expression;

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
    ParameterNotation parameterNotation() {
        return new PythonCoefficients();
    }

    @Override
    String constant(String name, String value) {
        return name + " = " + value;
    }

    @Override
    String imports(String coefficients) {
        return coefficients.contains("erf(") ? "from scipy.special import erf" : "";
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

    private static final class PythonCoefficients extends ParameterNotation {
        @Override
        protected String function(String name) {
            return switch (name) {
                case "erf", "max", "min" -> name;
                case "asin" -> "np.arcsin";
                default -> "np." + name;
            };
        }

        @Override
        protected Text raised(Expression base, Expression exponent) {
            return raisedBy("**", base, exponent);
        }

        @Override
        protected String signum(String x) {
            return "np.sign(" + x + ")";
        }

        @Override
        protected String pi() {
            return "np.pi";
        }
    }
}
