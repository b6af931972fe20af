package plateau.derivation;

import plateau.derivation.CodeNotation.Hoisted;
import plateau.symbolic.Expression;

/** A Julia program over OrdinaryDiffEq, with callbacks for the learning times. */
public final class JuliaWriter extends CodeWriter {
    public JuliaWriter(ProgramOrigin origin) {
        super("flow.jl.txt", "#", origin);
    }

    @Override
    CodeNotation notation(String arrayName) {
        return new JuliaNotation(arrayName);
    }

    @Override
    ParameterNotation parameterNotation() {
        return new JuliaCoefficients();
    }

    @Override
    String constant(String name, String value) {
        return "const " + name + " = " + value;
    }

    @Override
    String imports(String coefficients) {
        return coefficients.contains("erf(") ? "using SpecialFunctions: erf" : "";
    }

    @Override
    String declaration(Hoisted array) {
        return "";
    }

    @Override
    String assignment(Hoisted array, String coefficient) {
        return array.name() + " = [" + coefficient + " for k in "
                + array.series().lowest() + ":K]";
    }

    /** Arrays count from 1, degrees from 0. */
    private static final class JuliaNotation extends CodeNotation {
        JuliaNotation(String arrayName) {
            super(arrayName);
        }

        @Override
        protected String ofClass(String name) {
            return name + "[p]";
        }

        @Override
        protected String ofDegree(String name) {
            return name + "[k + 1]";
        }

        @Override
        protected String degreePower() {
            return "s[p]^k";
        }

        @Override
        protected String polynomial(Hoisted array, String x) {
            return "evalpoly(" + x + ", " + array.name() + ")";
        }

        @Override
        protected String meanOf(String term) {
            return "sum(w[p]*(" + term + ") for p in 1:N)";
        }
    }

    private static final class JuliaCoefficients extends ParameterNotation {
        @Override
        protected String function(String name) {
            return name;
        }

        @Override
        protected Text raised(Expression base, Expression exponent) {
            return raisedBy("^", base, exponent);
        }

        @Override
        protected String signum(String x) {
            return "sign(" + x + ")";
        }

        @Override
        protected String pi() {
            return "pi";
        }
    }
}
