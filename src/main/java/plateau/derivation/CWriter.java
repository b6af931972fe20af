package plateau.derivation;

import plateau.derivation.CodeNotation.Hoisted;

/** A C program that needs nothing but the mathematical library: its right-hand side, and a Rosenbrock method of its own. */
public final class CWriter extends CodeWriter {
    public CWriter(ProgramOrigin origin) {
        super("flow.c.txt", "//", origin);
    }

    @Override
    CodeNotation notation(String arrayName) {
        return new LoopNotation(arrayName);
    }

    @Override
    String declaration(Hoisted array) {
        return "double " + array.name() + "[K + 1];";
    }

    @Override
    String assignment(Hoisted array, String coefficient) {
        return array.name() + "[k] = " + coefficient + ";";
    }

    @Override
    String truth(boolean value) {
        return value ? "1" : "0";
    }
}
