package plateau.cli;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Finds the name that a misspelt one was meant to be; picocli's own search misses exchanged letters. */
final class Spelling {
    private static final int FARTHEST = 3;
    /** Of shorter words three letters are most: "help" is not a misspelt "sweep". */
    private static final int SHORT = 6;

    private static final int LONGEST = 40;

    private Spelling() {}

    /** The known name with the fewest changed letters, if it is near. */
    static Optional<String> closest(String word, Collection<String> known) {
        return word.length() > LONGEST
                ? Optional.empty()
                : known.stream()
                        .filter(name -> distance(word, name)
                                <= (Math.max(word.length(), name.length()) < SHORT ? FARTHEST - 1 : FARTHEST))
                        .min(Comparator.comparingInt((String name) -> distance(word, name))
                                .thenComparing(Comparator.naturalOrder()));
    }

    /** Levenshtein's distance: letters inserted, deleted or replaced. */
    static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
