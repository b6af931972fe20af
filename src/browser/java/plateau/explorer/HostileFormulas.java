package plateau.explorer;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Formulas that mean no good, the same for the same seed: garbage, broken formulas, huge and deep ones, names of other languages. */
final class HostileFormulas {
    private static final List<String> GOOD = List.of(
            "z^3/6 + z^2/2 + z",
            "relu(z + 1/2)",
            "tanh(2*z)",
            "He(3) + He(1)/2",
            "piecewise(z < 0, 0, z)",
            "erf(z/sqrt(2))",
            "exp(-z^2)*z",
            "max(z, min(1, z^2))",
            "leaky-relu(0.1)",
            "sin(z)*cos(z)");
    private static final List<String> FUNCTIONS = List.of(
            "abs",
            "cos",
            "elu",
            "erf",
            "exp",
            "gelu",
            "log",
            "relu",
            "sigmoid",
            "sign",
            "sin",
            "softplus",
            "sqrt",
            "step",
            "tanh",
            "He",
            "h");
    private static final List<String> FOREIGN = List.of(
            "Import[\"/etc/passwd\"]",
            "<</etc/passwd",
            "URLFetch(\"http://127.0.0.1\")",
            "Unprotect(Plus)",
            "Run(\"id\")",
            "ToExpression(\"1\")",
            "Get(\"x\")",
            "While(True)",
            "Do(1,{10^9})",
            "Integrate(z,z)",
            "${jndi:ldap://127.0.0.1/a}",
            "#{7*7}",
            "<script>alert(1)</script>",
            "'; DROP TABLE z; --",
            "../../../../etc/passwd",
            "file:///etc/passwd",
            "%s%n%s",
            "Runtime.getRuntime().exec(\"id\")",
            "java.io.File",
            "z\u0000",
            "\u202ez^2",
            "ｚ＋１",
            "z²",
            "∞",
            "1/0",
            "0/0",
            "NaN");
    private static final String SIGNS = "zZ0123456789.+-*/^()[]{},;:!?<>=&|%$#@\"'\\ \t\nφσεπ√∑eEiI";

    private final Random random;

    HostileFormulas(long seed) {
        random = new Random(seed);
    }

    String next() {
        int kind = random.nextInt(100);
        if (kind < 35) {
            return text(1 + random.nextInt(60));
        } else if (kind < 65) {
            return broken(pick(GOOD));
        } else if (kind < 80) {
            return huge();
        } else if (kind < 95) {
            return pick(FOREIGN) + (random.nextBoolean() ? "" : "+z");
        }
        return tree(2 + random.nextInt(5));
    }

    private String pick(List<String> list) {
        return list.get(random.nextInt(list.size()));
    }

    private String text(int length) {
        return IntStream.range(0, length)
                .mapToObj(i -> String.valueOf(SIGNS.charAt(random.nextInt(SIGNS.length()))))
                .collect(Collectors.joining());
    }

    private String broken(String formula) {
        StringBuilder text = new StringBuilder(formula);
        for (int i = 1 + random.nextInt(3); i > 0 && text.length() > 0; i--) {
            int place = random.nextInt(text.length());
            switch (random.nextInt(3)) {
                case 0 -> text.deleteCharAt(place);
                case 1 -> text.insert(place, text(1));
                default -> text.setCharAt(place, SIGNS.charAt(random.nextInt(SIGNS.length())));
            }
        }
        return text.toString();
    }

    private String huge() {
        int n = 20 + random.nextInt(230);
        return switch (random.nextInt(9)) {
            case 0 -> "(".repeat(n) + "z" + ")".repeat(n);
            case 1 -> "-".repeat(2 * n) + "z";
            case 2 -> "9^".repeat(n) + "9";
            case 3 -> "z^".repeat(n) + "2";
            case 4 -> "exp(".repeat(n / 5) + "z" + ")".repeat(n / 5);
            case 5 -> "1" + "0".repeat(n) + "*z";
            case 6 -> "1e" + "9".repeat(1 + n % 12) + " z";
            case 7 -> "z+".repeat(n) + "z";
            default -> "He(" + n * n + ")";
        };
    }

    private String tree(int depth) {
        if (depth == 0) {
            return random.nextInt(3) == 0 ? String.valueOf(random.nextInt(100) / 7.0) : "z";
        }
        return switch (random.nextInt(5)) {
            case 0 -> "(" + tree(depth - 1) + ")" + "+-*/^".charAt(random.nextInt(5)) + "(" + tree(depth - 1) + ")";
            case 1 -> "max(" + tree(depth - 1) + "," + tree(depth - 1) + ")";
            default -> pick(FUNCTIONS) + "(" + tree(depth - 1) + ")";
        };
    }
}
