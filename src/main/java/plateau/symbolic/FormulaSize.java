package plateau.symbolic;

/** Number of nodes and depth of a tree, counted no further than a bound. */
final class FormulaSize implements FormulaVisitor<Integer> {
    private final int maxNodes;
    private int nodes;

    private FormulaSize(int maxNodes) {
        this.maxNodes = maxNodes;
    }

    /**
     * Refuses a tree that leaves the bounds of {@link FormulaParser}.
     *
     * @param position where the text of the tree starts
     * @throws FormulaException if it is too large
     */
    static void check(Formula formula, int position) {
        try {
            check(formula);
        } catch (FormulaException e) {
            throw e.locatedAt(position);
        }
    }

    private static void check(Formula formula) {
        int depth = formula.accept(new FormulaSize(FormulaParser.MAX_NODES));
        if (depth > FormulaParser.MAX_DEPTH) {
            throw FormulaException.of(
                    "the formula chains or nests more than " + FormulaParser.MAX_DEPTH + " operations; shorten it");
        }
    }

    private int level(Formula... children) {
        nodes++;
        if (nodes > maxNodes) {
            throw FormulaException.of("the formula has more than " + maxNodes + " operations and operands; shorten it");
        }
        int depth = 0;
        for (Formula child : children) {
            depth = Math.max(depth, child.accept(this));
        }
        return depth + 1;
    }

    @Override
    public Integer number(Formula.Number number) {
        return level();
    }

    @Override
    public Integer constant(Formula.Constant constant) {
        return level();
    }

    @Override
    public Integer variable(Formula.Variable variable) {
        return level();
    }

    @Override
    public Integer parameter(Formula.Parameter parameter) {
        return level();
    }

    @Override
    public Integer negation(Formula.Negation negation) {
        return level(negation.argument());
    }

    @Override
    public Integer binary(Formula.Binary binary) {
        return level(binary.left(), binary.right());
    }

    @Override
    public Integer call(Formula.Call call) {
        return level(call.arguments().toArray(Formula[]::new));
    }

    @Override
    public Integer hermite(Formula.Hermite hermite) {
        return level();
    }

    @Override
    public Integer piecewise(Formula.Piecewise piecewise) {
        int depth = level(piecewise.otherwise());
        for (Formula.Branch branch : piecewise.branches()) {
            depth = Math.max(depth, level(branch.bound(), branch.value()));
        }
        return depth;
    }
}
