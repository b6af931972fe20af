package plateau.symbolic;

import java.util.stream.Collectors;
import plateau.symbolic.Formula.Relation;

/**
 * Writes a tree as text that {@link FormulaParser} reads back: {@code z^3 - 3*z + z^2}.
 *
 * <p>A tree made by the parser or by {@link Formulas} comes back equal.
 */
public final class FormulaPrinter implements FormulaVisitor<FormulaPrinter.Text> {
    private static final FormulaPrinter INSTANCE = new FormulaPrinter();

    private FormulaPrinter() {}

    /** How tightly a text binds; what stands inside must bind at least as tightly as its place asks. */
    enum Binding {
        SUM,
        PRODUCT,
        SIGNED,
        POWER,
        PRIMARY
    }

    /** A text and its outermost binding. */
    record Text(String text, Binding binding) {
        String in(Binding place) {
            return binding.compareTo(place) >= 0 ? text : "(" + text + ")";
        }
    }

    /** {@code formula} as text. */
    public static String print(Formula formula) {
        return formula.accept(INSTANCE).text();
    }

    @Override
    public Text number(Formula.Number number) {
        String digits = number.value().getNumerator().toString();
        boolean negative = number.value().signum() < 0;
        if (Formulas.isWhole(number)) {
            return new Text(digits, negative ? Binding.SIGNED : Binding.PRIMARY);
        }
        // -1/2 is read as (-1)/2 and folded to the same number.
        return new Text(digits + "/" + number.value().getDenominator(), Binding.PRODUCT);
    }

    @Override
    public Text constant(Formula.Constant constant) {
        return new Text(constant == Formula.Constant.PI ? "Pi" : "E", Binding.PRIMARY);
    }

    @Override
    public Text variable(Formula.Variable variable) {
        return new Text("z", Binding.PRIMARY);
    }

    @Override
    public Text parameter(Formula.Parameter parameter) {
        return new Text(parameter.name(), Binding.PRIMARY);
    }

    @Override
    public Text negation(Formula.Negation negation) {
        return new Text("-" + negation.argument().accept(this).in(Binding.POWER), Binding.SIGNED);
    }

    @Override
    public Text binary(Formula.Binary binary) {
        Text left = binary.left().accept(this);
        Text right = binary.right().accept(this);
        return switch (binary.operator()) {
            case ADD -> join(left, " + ", right, Binding.SUM, Binding.PRODUCT);
            case SUBTRACT -> join(left, " - ", right, Binding.SUM, Binding.PRODUCT);
            case MULTIPLY -> join(left, "*", right, Binding.PRODUCT, Binding.POWER);
            case DIVIDE -> join(left, "/", right, Binding.PRODUCT, Binding.POWER);
            case POWER -> new Text(left.in(Binding.PRIMARY) + "^" + right.in(Binding.POWER), Binding.POWER);
        };
    }

    /** The left operand binds like the whole, the right one more tightly; a leading sign on the right gets parentheses. */
    private static Text join(Text left, String operator, Text right, Binding whole, Binding rightPlace) {
        boolean signInside = right.text().startsWith("-") && right.binding().compareTo(Binding.POWER) < 0;
        String second = signInside ? "(" + right.text() + ")" : right.in(rightPlace);
        return new Text(left.in(whole) + operator + second, whole);
    }

    @Override
    public Text call(Formula.Call call) {
        String arguments = call.arguments().stream().map(FormulaPrinter::print).collect(Collectors.joining(", "));
        return new Text(FormulaNames.text(call.function()) + "(" + arguments + ")", Binding.PRIMARY);
    }

    @Override
    public Text hermite(Formula.Hermite hermite) {
        String name = hermite.normalised() ? FormulaNames.NORMALISED_HERMITE : FormulaNames.HERMITE;
        return new Text(name + "(" + hermite.degree() + ")", Binding.PRIMARY);
    }

    @Override
    public Text piecewise(Formula.Piecewise piecewise) {
        StringBuilder text = new StringBuilder("piecewise(");
        for (Formula.Branch branch : piecewise.branches()) {
            text.append("z ").append(sign(branch.relation())).append(' ');
            text.append(print(branch.bound()))
                    .append(", ")
                    .append(print(branch.value()))
                    .append(", ");
        }
        return new Text(text.append(print(piecewise.otherwise())).append(')').toString(), Binding.PRIMARY);
    }

    private static String sign(Relation relation) {
        return switch (relation) {
            case LESS -> "<";
            case LESS_OR_EQUAL -> "<=";
            case GREATER -> ">";
            case GREATER_OR_EQUAL -> ">=";
        };
    }
}
