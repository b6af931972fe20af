package plateau.symbolic;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import plateau.symbolic.Formula.Branch;
import plateau.symbolic.Formula.Function;
import plateau.symbolic.Formula.Number;
import plateau.symbolic.Formula.Piecewise;
import plateau.symbolic.Formula.Variable;

/**
 * Reads a formula in the one variable z.
 *
 * <pre>
 * sum       = product { ("+" | "-") product }
 * product   = signed { ("*" | "/") signed | power }          a bare power only after a number: "3 z", "2 (z+1)"
 * signed    = { "+" | "-" } power
 * power     = primary [ "^" signed ]                          right associative; -z^2 is -(z^2); 2^-3 is allowed
 * primary   = number | "z" | "Pi" | "E" | "(" sum ")" | name | name "(" arguments ")" | name "[" arguments "]"
 * piecewise = "piecewise" "(" condition "," sum { "," condition "," sum } "," sum ")"
 * condition = "z" relation constant | constant relation "z"   with &lt;, &lt;=, &gt;, &gt;=
 * </pre>
 *
 * <p><b>Products.</b> A product needs its {@code *}, with one exception that everybody writes: a number <em>directly
 * followed</em> by a name or an opening parenthesis ({@code 3 z}, {@code 2z}, {@code 2 (z+1)}, {@code 2 tanh(z)}) is a
 * product with the precedence of {@code *}: {@code 1/2 z} is (1/2)·z and {@code 3 z^2} is 3·(z²). Everything else
 * ({@code z z}, {@code z(1+z)}, {@code (1+z)(1-z)}) is refused, because {@code f(...)} means a call, with the {@code *}
 * shown where it is missing.
 *
 * <p><b>Names</b> are read without regard to case (but {@code z}, and {@code He} against {@code h}: He(k) is the probabilists'
 * Hermite polynomial, h(k) = He_k/√(k!); {@code H} is refused). The name of a function alone means the function of z: {@code relu} is
 * relu(z), {@code leaky-relu(0.1)} the leaky rectifier with that slope, {@code leaky-relu} the one with slope 1/100. Leaky
 * rectifiers, {@code gaussian} = exp(−z²/2) and {@code identity} become trees of simpler nodes.
 *
 * <p><b>Parameters.</b> Where the caller allows them ({@link ParameterNames}), other names are parameters, with regard to
 * case. A parameter directly followed by a name is a coefficient, as a number is: {@code c1 z + c3 He(3)}; before a parenthesis
 * its {@code *} is needed.
 *
 * <p><b>Numbers</b> are exact: 0.1 is 1/10, 1e-3 is 1/1000, and operations between numbers are carried out. The minus, times and
 * divided-by signs of Unicode are understood.
 *
 * <p>Length, nesting, size of the tree, degrees and numbers are bounded, so that every text ends quickly in a tree or in a
 * {@link FormulaException} with the place of the culprit.
 */
public final class FormulaParser {
    /** Longest text, in characters. */
    public static final int MAX_LENGTH = 2000;
    /** Deepest nesting of parentheses, signs and exponents. */
    public static final int MAX_NESTING = 100;
    /** Deepest tree; a sum of n terms is n deep. */
    public static final int MAX_DEPTH = 250;
    /** Largest number of nodes. */
    public static final int MAX_NODES = 1000;
    /** Largest degree of He(k) and h(k). */
    public static final int MAX_DEGREE = 60;

    private final TokenStream tokens;
    private int nesting;
    /** Where the operand read last starts, and the function it names if that stood without arguments. */
    private int operandStart;

    private boolean operandIsBareFunction;
    private final ParameterNames parameters;
    /** The offset behind the parameter read last. */
    private int parameterEnd = -1;

    private FormulaParser(String text, ParameterNames parameters) {
        this.tokens = new TokenStream(text);
        this.parameters = parameters;
    }

    /**
     * The tree of {@code text}.
     *
     * @throws FormulaException if the text is not a formula or leaves the bounds; it carries the place
     */
    public static Formula parse(String text) {
        return parse(text, ParameterNames.none());
    }

    /**
     * The tree of {@code text}, in which some names are parameters.
     *
     * @throws FormulaException if the text is not a formula or leaves the bounds; it carries the place
     */
    public static Formula parse(String text, ParameterNames parameters) {
        if (text.isBlank()) {
            throw FormulaException.at(
                    0, "the formula is empty; give one in z such as z^3 - 3*z, or a name such as relu");
        }
        if (text.length() > MAX_LENGTH) {
            throw FormulaException.at(
                    MAX_LENGTH,
                    "the formula has " + text.length() + " characters; at most " + MAX_LENGTH
                            + " are read, shorten it");
        }
        return new FormulaParser(text, parameters).whole();
    }

    private Formula whole() {
        Formula formula = sum();
        Token rest = tokens.peek();
        if (rest.kind() != Token.Kind.END) {
            throw Complaints.unexpected(rest, tokens.end());
        }
        FormulaSize.check(formula, 0);
        return formula;
    }

    private Formula sum() {
        enter();
        Formula left = product();
        while (tokens.peek().is("+") || tokens.peek().is("-")) {
            Token operator = tokens.take();
            Formula right = product();
            Formula l = left;
            left = built(operator, () -> operator.is("+") ? Formulas.sum(l, right) : Formulas.difference(l, right));
        }
        nesting--;
        return left;
    }

    private Formula product() {
        Formula left = signed();
        while (true) {
            Token operator = tokens.peek();
            boolean coefficient = isCoefficientOf(operator);
            if (operator.is("*") || operator.is("/")) {
                tokens.take();
            } else if (operator.startsOperand() && !coefficient) {
                throw missingProductSign(operator);
            } else if (!coefficient) {
                return left;
            }
            Formula l = left;
            Formula right = coefficient ? power() : signed();
            left = built(operator, () -> operator.is("/") ? Formulas.quotient(l, right) : Formulas.product(l, right));
        }
    }

    /** Whether the operand read last multiplies the one that starts with {@code next} without a sign. */
    private boolean isCoefficientOf(Token next) {
        boolean name = next.kind() == Token.Kind.NAME;
        return tokens.lastWasNumber() && (name || next.is("(")) || tokens.end() == parameterEnd && name;
    }

    private Formula signed() {
        if (!tokens.peek().is("-") && !tokens.peek().is("+")) {
            return power();
        }
        enter();
        boolean minus = tokens.take().is("-");
        Formula argument = signed();
        nesting--;
        return minus ? Formulas.negation(argument) : argument;
    }

    private Formula power() {
        Formula base = primary();
        Token operator = tokens.peek();
        if (!operator.is("^")) {
            return base;
        }
        int start = operandStart;
        tokens.take();
        enter();
        Formula exponent = signed();
        nesting--;
        operandStart = start;
        operandIsBareFunction = false;
        return built(operator, () -> Formulas.power(base, exponent));
    }

    private Formula primary() {
        Token token = tokens.peek();
        Formula operand;
        boolean bare = false;
        if (token.kind() == Token.Kind.NUMBER) {
            operand = new Number(java.util.Objects.requireNonNull(tokens.take().number()));
        } else if (token.is("(")) {
            tokens.take();
            operand = sum();
            close(token);
        } else if (token.kind() == Token.Kind.NAME) {
            tokens.take();
            boolean called = tokens.peek().isOpening();
            operand = named(token);
            bare = !called
                    && !(operand instanceof Variable
                            || operand instanceof Formula.Constant
                            || operand instanceof Formula.Parameter);
        } else {
            throw Complaints.unexpected(token, tokens.end());
        }
        operandStart = token.start();
        operandIsBareFunction = bare;
        return operand;
    }

    private Formula named(Token name) {
        String lower = name.text().toLowerCase(Locale.ROOT);
        return switch (lower) {
            case "z" -> variable(name);
            case "pi", "\u03c0" -> constant(name, Formula.Constant.PI);
            case "e" -> constant(name, Formula.Constant.E);
            case "he" -> NamedForms.hermite(name, arguments(name), false);
            case "h" -> NamedForms.hermite(name, arguments(name), true);
            case "piecewise" -> piecewise(name);
            case "leaky-relu", "leaky_relu", "leakyrelu" -> built(
                    name, () -> NamedForms.leakyRelu(name, arguments(name)));
            case "gaussian" -> built(name, argument(name)::gaussian);
            case "identity" -> argument(name).formula();
            default -> function(name);
        };
    }

    private Formula variable(Token name) {
        if (!name.text().equals("z")) {
            throw FormulaException.at(name.start(), "the name " + name.text() + " is not known; the variable is z");
        }
        return constant(name, Formulas.z());
    }

    private Formula constant(Token name, Formula value) {
        if (tokens.peek().isOpening()) {
            throw FormulaException.at(
                    tokens.peek().start(),
                    name.text() + " is not a function; write " + name.text() + "*" + tokens.upcomingOperand());
        }
        return value;
    }

    private Formula parameter(Token name) {
        if (!parameters.admits(name.text())) {
            throw Complaints.unknown(name);
        }
        Formula parameter = constant(name, Formulas.parameter(name.text()));
        parameterEnd = name.end();
        return parameter;
    }

    private Formula function(Token name) {
        Optional<Function> known = FormulaNames.function(name.text());
        if (known.isEmpty()) {
            return parameter(name);
        }
        Function function = known.get();
        if (!FormulaNames.isBinary(function)) {
            return Formulas.call(function, argument(name).formula());
        }
        List<Formula> arguments = arguments(name);
        if (arguments.size() < 2) {
            throw FormulaException.at(
                    name.start(), name.text() + " compares two or more values; write " + name.text() + "(z, 0)");
        }
        Formula result = arguments.get(0);
        for (Formula next : arguments.subList(1, arguments.size())) {
            result = Formulas.call(function, result, next);
        }
        return result;
    }

    /** The one argument of a function, z if it stands alone. */
    private Argument argument(Token name) {
        List<Formula> arguments = arguments(name);
        if (arguments.size() > 1) {
            throw FormulaException.at(
                    name.start(),
                    name.text() + " takes one argument but is given " + arguments.size() + "; remove the others");
        }
        return new Argument(arguments.isEmpty() ? Formulas.z() : arguments.get(0));
    }

    private record Argument(Formula formula) {
        Formula gaussian() {
            return Formulas.gaussian(formula);
        }
    }

    /** The arguments in parentheses or brackets, none if the name stands alone. */
    private List<Formula> arguments(Token name) {
        Token opening = tokens.peek();
        if (!opening.isOpening()) {
            return List.of();
        }
        tokens.take();
        if (tokens.peek().is(")") || tokens.peek().is("]")) {
            throw FormulaException.at(
                    tokens.peek().start(), name.text() + " has no argument; write " + name.text() + "(z)");
        }
        List<Formula> arguments = new ArrayList<>();
        do {
            arguments.add(sum());
        } while (tokens.takeIf(","));
        close(opening);
        return arguments;
    }

    private Formula piecewise(Token name) {
        Token opening = tokens.peek();
        if (!opening.isOpening()) {
            throw FormulaException.at(
                    opening.start(), "piecewise needs conditions and values; write piecewise(z < 0, -1, 1)");
        }
        tokens.take();
        List<Branch> branches = new ArrayList<>();
        Formula first = sum();
        while (tokens.peek().isRelation()) {
            Condition condition = condition(first);
            comma("the value of the branch");
            branches.add(new Branch(condition.relation(), condition.bound(), sum()));
            comma("the next condition or the value otherwise");
            first = sum();
        }
        if (branches.isEmpty()) {
            throw FormulaException.at(
                    tokens.peek().start(), "piecewise begins with a condition on z; write piecewise(z < 0, -1, 1)");
        }
        close(opening);
        return new Piecewise(branches, first);
    }

    private Condition condition(Formula left) {
        Token relation = tokens.take();
        Formula right = sum();
        if (tokens.peek().isRelation()) {
            throw FormulaException.at(
                    tokens.peek().start(), "a condition has one comparison; use one branch for each bound");
        }
        return Condition.of(left, relation, right);
    }

    private void comma(String before) {
        if (!tokens.takeIf(",")) {
            throw FormulaException.at(
                    tokens.peek().start(),
                    "a comma is missing in piecewise before " + before + "; write piecewise(z < 0, -1, 1)");
        }
    }

    private void close(Token opening) {
        String required = opening.is("(") ? ")" : "]";
        Token token = tokens.peek();
        if (tokens.takeIf(required)) {
            return;
        }
        throw Complaints.notClosed(opening, required, token, tokens.end());
    }

    private void enter() {
        if (++nesting > MAX_NESTING) {
            throw FormulaException.at(
                    tokens.peek().start(),
                    "the formula nests more than " + MAX_NESTING + " parentheses, signs or exponents; simplify it");
        }
    }

    private interface Construction {
        Formula build();
    }

    /** Gives complaints about exact arithmetic the place of the operator. */
    private static Formula built(Token operator, Construction construction) {
        try {
            return construction.build();
        } catch (FormulaException e) {
            throw e.locatedAt(operator.start());
        }
    }

    private FormulaException missingProductSign(Token next) {
        String operand = tokens.snippet(operandStart, tokens.end());
        String following = tokens.upcomingOperand();
        return operandIsBareFunction
                ? Complaints.bareFunction(next, operand, following)
                : Complaints.missingProductSign(next, operand, following);
    }
}
