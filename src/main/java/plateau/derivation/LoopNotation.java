package plateau.derivation;

/** What C and Java have in common: one class p and one degree k at a time, in loops of the template. */
final class LoopNotation extends CodeNotation {
    LoopNotation(String arrayName) {
        super(arrayName);
    }

    @Override
    protected String ofClass(String name) {
        return name + "[p]";
    }

    @Override
    protected String ofDegree(String name) {
        return name + "[k]";
    }

    @Override
    protected String degreePower() {
        return "power[p]";
    }

    @Override
    protected String polynomial(Hoisted array, String x) {
        return "polynomial(" + array.name() + ", " + array.series().lowest() + ", " + x + ")";
    }

    @Override
    protected String meanOf(String term) {
        return "mean";
    }
}
