package plateau.derivation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One claim of a derivation.
 *
 * @param key its name for selection, as in {@code mean-field}
 * @param stage the degree in whose stage it belongs, if it belongs to one
 * @param title a few words
 * @param statement what is claimed, in sentences
 * @param equations what is claimed, in equations
 * @param tables numbers that belong to it
 * @param remarks what else a reader should know
 * @param assumption what it uses beyond the steps before
 * @param reason why it holds
 * @param source who answers for it
 */
public record Step(
        String key,
        Optional<Integer> stage,
        String title,
        Prose statement,
        List<Equation> equations,
        List<Table> tables,
        List<Prose> remarks,
        Prose assumption,
        Prose reason,
        Source source) {
    public Step {
        equations = List.copyOf(equations);
        tables = List.copyOf(tables);
        remarks = List.copyOf(remarks);
    }

    static Builder named(String key, String title) {
        return new Builder(key, title);
    }

    /** Collects the parts of a step. */
    static final class Builder {
        private final String key;
        private final String title;
        private Optional<Integer> stage = Optional.empty();
        private Prose statement = Prose.of("");
        private final List<Equation> equations = new ArrayList<>();
        private final List<Table> tables = new ArrayList<>();
        private final List<Prose> remarks = new ArrayList<>();
        private Prose assumption = Prose.of("");
        private Prose reason = Prose.of("");
        private Source source = Source.DERIVED;

        private Builder(String key, String title) {
            this.key = key;
            this.title = title;
        }

        Builder stage(int degree) {
            stage = Optional.of(degree);
            return this;
        }

        Builder says(String template, Object... arguments) {
            statement = Prose.of(template, arguments);
            return this;
        }

        Builder equation(Equation equation) {
            equations.add(equation);
            return this;
        }

        Builder equations(List<Equation> more) {
            equations.addAll(more);
            return this;
        }

        Builder table(Table table) {
            tables.add(table);
            return this;
        }

        Builder remark(String template, Object... arguments) {
            remarks.add(Prose.of(template, arguments));
            return this;
        }

        Builder assuming(String template, Object... arguments) {
            assumption = Prose.of(template, arguments);
            return this;
        }

        Builder because(Source from, String template, Object... arguments) {
            source = from;
            reason = Prose.of(template, arguments);
            return this;
        }

        Step build() {
            return new Step(key, stage, title, statement, equations, tables, remarks, assumption, reason, source);
        }
    }
}
