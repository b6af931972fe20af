package plateau.symbolic;

import java.util.List;
import org.hipparchus.fraction.BigFraction;

/**
 * A formula in the one variable z, and possibly in parameters, as the project's own immutable tree.
 *
 * <p>Text becomes such a tree in {@link FormulaParser}; only trees are ever handed to the symbolic engine.
 */
public sealed interface Formula {
    /** Calls the method of {@code visitor} that belongs to this kind of node. */
    <R> R accept(FormulaVisitor<R> visitor);

    /** An exact rational number; {@code 1e-3} is 1/1000. */
    record Number(BigFraction value) implements Formula {
        @Override
        public <R> R accept(FormulaVisitor<R> visitor) {
            return visitor.number(this);
        }
    }

    /** π or e. */
    enum Constant implements Formula {
        PI(Math.PI),
        E(Math.E);

        private final double value;

        Constant(double value) {
            this.value = value;
        }

        public double value() {
            return value;
        }

        @Override
        public <R> R accept(FormulaVisitor<R> visitor) {
            return visitor.constant(this);
        }
    }

    /** The variable z. */
    record Variable() implements Formula {
        @Override
        public <R> R accept(FormulaVisitor<R> visitor) {
            return visitor.variable(this);
        }
    }

    /**
     * A symbol that stands for a real number not given yet, such as the bias b of relu(z + b).
     *
     * @param name as typed: a letter, then letters and digits; with regard to case
     */
    record Parameter(String name) implements Formula {
        @Override
        public <R> R accept(FormulaVisitor<R> visitor) {
            return visitor.parameter(this);
        }
    }

    /** −argument. */
    record Negation(Formula argument) implements Formula {
        @Override
        public <R> R accept(FormulaVisitor<R> visitor) {
            return visitor.negation(this);
        }
    }

    /** left ∘ right for the five operators of the grammar. */
    record Binary(Operator operator, Formula left, Formula right) implements Formula {
        @Override
        public <R> R accept(FormulaVisitor<R> visitor) {
            return visitor.binary(this);
        }
    }

    /** The operators of {@link Binary}. */
    enum Operator {
        ADD,
        SUBTRACT,
        MULTIPLY,
        DIVIDE,
        POWER
    }

    /** function(arguments): one argument, but two for {@code MAX} and {@code MIN}. */
    record Call(Function function, List<Formula> arguments) implements Formula {
        public Call {
            arguments = List.copyOf(arguments);
        }

        @Override
        public <R> R accept(FormulaVisitor<R> visitor) {
            return visitor.call(this);
        }
    }

    /** The functions of the grammar. Named activations such as gelu or elu are among them. */
    enum Function {
        SQRT,
        EXP,
        LOG,
        SIN,
        COS,
        TANH,
        ERF,
        SIGMOID,
        SOFTPLUS,
        RELU,
        ELU,
        GELU,
        SWISH,
        ABS,
        SIGN,
        STEP,
        MAX,
        MIN
    }

    /** The Hermite polynomial of z: He_k (probabilists') or, if normalised, h_k = He_k/√(k!). */
    record Hermite(int degree, boolean normalised) implements Formula {
        @Override
        public <R> R accept(FormulaVisitor<R> visitor) {
            return visitor.hermite(this);
        }
    }

    /** The value of the first branch whose condition holds, else {@code otherwise}. */
    record Piecewise(List<Branch> branches, Formula otherwise) implements Formula {
        public Piecewise {
            branches = List.copyOf(branches);
        }

        @Override
        public <R> R accept(FormulaVisitor<R> visitor) {
            return visitor.piecewise(this);
        }
    }

    /** One branch of a {@link Piecewise}: its value where {@code z relation bound}; the bound does not contain z. */
    record Branch(Relation relation, Formula bound, Formula value) {}

    /** The comparisons of z with a number. */
    enum Relation {
        LESS,
        LESS_OR_EQUAL,
        GREATER,
        GREATER_OR_EQUAL
    }
}
