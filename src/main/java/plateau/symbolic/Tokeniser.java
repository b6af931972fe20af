package plateau.symbolic;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hipparchus.fraction.BigFraction;
import plateau.symbolic.Token.Kind;

/** Cuts the text of a formula into words, and refuses what cannot be one. */
final class Tokeniser {
    // Possessive quantifiers: no backtracking, whatever the text.
    private static final Pattern NUMBER =
            Pattern.compile("(?:[0-9]++(?:\\.[0-9]*+)?+|\\.[0-9]++)(?:[eE][+\\-\u2212]?[0-9]++)?+");
    private static final Pattern NAME =
            Pattern.compile("(?i:leaky[-_\u2212]?relu)(?![A-Za-z0-9_])|\u03c0|[A-Za-z][A-Za-z0-9_]*+");
    private static final Pattern SYMBOL = Pattern.compile("<=|>=|[-+*/^()\\[\\],<>\u2264\u2265]");
    private static final int MAX_DIGITS = 100;

    private final String source;
    private final String text;
    private final List<Token> tokens = new ArrayList<>();

    private Tokeniser(String source) {
        this.source = source;
        this.text = inAscii(source);
    }

    /**
     * The words of {@code source}, closed by one of kind {@link Kind#END}.
     *
     * @throws FormulaException if a character or a number is not part of the grammar
     */
    static List<Token> tokens(String source) {
        return new Tokeniser(source).run();
    }

    private List<Token> run() {
        int at = skipBlanks(0);
        while (at < text.length()) {
            at = skipBlanks(next(at));
        }
        tokens.add(new Token(Kind.END, "", text.length(), text.length(), null));
        return tokens;
    }

    private int next(int at) {
        Matcher number = NUMBER.matcher(text).region(at, text.length());
        if (number.lookingAt()) {
            tokens.add(new Token(Kind.NUMBER, number.group(), at, number.end(), numberAt(at, number.group())));
            return number.end();
        }
        Matcher word = NAME.matcher(text).region(at, text.length());
        if (word.lookingAt()) {
            tokens.add(new Token(Kind.NAME, word.group(), at, word.end(), null));
            return word.end();
        }
        Matcher symbol = SYMBOL.matcher(text).region(at, text.length());
        if (symbol.lookingAt()) {
            String sign = symbol.group().replace("\u2264", "<=").replace("\u2265", ">=");
            tokens.add(new Token(Kind.SYMBOL, sign, at, symbol.end(), null));
            return symbol.end();
        }
        throw stray(at);
    }

    private int skipBlanks(int from) {
        int at = from;
        while (at < text.length() && (Character.isWhitespace(text.charAt(at)) || text.charAt(at) == '\u00a0')) {
            at++;
        }
        return at;
    }

    private static BigFraction numberAt(int at, String literal) {
        if (literal.chars().filter(Character::isDigit).count() > MAX_DIGITS) {
            throw FormulaException.at(at, "a number has more than " + MAX_DIGITS + " digits; shorten it");
        }
        BigDecimal value = decimal(at, literal);
        int exponent = value.precision() - value.scale();
        if (value.signum() == 0) {
            return BigFraction.ZERO;
        }
        if (Math.abs((long) exponent) > Formulas.MAX_DECIMAL_EXPONENT) {
            throw tooLarge(at, literal);
        }
        return new BigFraction(value.stripTrailingZeros().unscaledValue())
                .multiply(powerOfTen(-value.stripTrailingZeros().scale()));
    }

    private static BigDecimal decimal(int at, String literal) {
        try {
            return new BigDecimal(
                    literal.endsWith(".")
                            ? literal + "0"
                            : literal.replace(".e", "e").replace(".E", "e"));
        } catch (NumberFormatException | ArithmeticException e) {
            throw tooLarge(at, literal);
        }
    }

    private static BigFraction powerOfTen(int exponent) {
        return new BigFraction(10).pow(exponent);
    }

    private static FormulaException tooLarge(int at, String literal) {
        return FormulaException.at(
                at,
                "the number " + literal + " is out of range; keep numbers between 1e-300 and 1e300 in absolute value");
    }

    private FormulaException stray(int at) {
        char c = source.charAt(at);
        return FormulaException.at(at, "the character " + shown(at) + " has no meaning in a formula; " + remedy(c));
    }

    private String shown(int at) {
        int point = source.codePointAt(at);
        boolean printable = point > ' '
                && !Character.isISOControl(point)
                && Character.isDefined(point)
                && !Character.isSurrogate(source.charAt(at))
                && Character.getType(point) != Character.FORMAT;
        String code = String.format(Locale.ROOT, "U+%04X", point);
        return printable ? "'" + Character.toString(point) + "'" : code;
    }

    private static String remedy(char c) {
        return switch (c) {
            case '\u00b2' -> "write ^2";
            case '\u00b3' -> "write ^3";
            case '\u221a' -> "write sqrt(...)";
            case '|' -> "write abs(...) for an absolute value";
            case '=' -> "give the right-hand side only";
            case '{', '}' -> "group with ( and )";
            case ';' -> "separate arguments with a comma";
            case '!' -> "write the factorial as a number";
            default -> "use numbers, z, + - * / ^, parentheses and named functions";
        };
    }

    /** Replaces pasted mathematical signs one for one, so that offsets stay those of the source. */
    private static String inAscii(String source) {
        return source.replace('\u2212', '-')
                .replace('\u00d7', '*')
                .replace('\u00b7', '*')
                .replace('\u22c5', '*')
                .replace('\u2217', '*')
                .replace('\u00f7', '/');
    }
}
