package plateau.timescale;

import java.util.Arrays;
import java.util.List;

/** The degrees that are slaved, in the order in which they were locked. Immutable. */
final class LockedSet {
    static final LockedSet NONE = new LockedSet(new int[0], new boolean[0]);

    private final int[] degrees;
    private final boolean[] member;

    private LockedSet(int[] degrees, boolean[] member) {
        this.degrees = degrees;
        this.member = member;
    }

    private static LockedSet of(int[] degrees) {
        boolean[] member = new boolean[Arrays.stream(degrees).max().orElse(-1) + 1];
        for (int k : degrees) {
            member[k] = true;
        }
        return new LockedSet(degrees, member);
    }

    /** This set with one degree more, at the end. */
    LockedSet with(int degree) {
        int[] more = Arrays.copyOf(degrees, degrees.length + 1);
        more[degrees.length] = degree;
        return of(more);
    }

    /** This set without a degree. */
    LockedSet without(int degree) {
        return of(Arrays.stream(degrees).filter(k -> k != degree).toArray());
    }

    int size() {
        return degrees.length;
    }

    boolean isEmpty() {
        return degrees.length == 0;
    }

    /** The degree at a place in the order of locking. */
    int degree(int place) {
        return degrees[place];
    }

    boolean contains(int degree) {
        return degree < member.length && member[degree];
    }

    /** The highest degree, −1 if empty. */
    int top() {
        return member.length - 1;
    }

    /** By increasing degree. */
    List<Integer> sorted() {
        return Arrays.stream(degrees).sorted().boxed().toList();
    }

    /** The same degrees in the same order. */
    @Override
    public boolean equals(Object other) {
        return other instanceof LockedSet that && Arrays.equals(degrees, that.degrees);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(degrees);
    }
}
