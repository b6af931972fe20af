package plateau.symbolic;

import java.util.List;

/** Leaves the smoothing rules where the assumptions do not decide a sign; turned into a typed answer at the door. */
final class UndecidedException extends UnclosedException {
    private static final long serialVersionUID = 1L;

    private final transient List<String> suggestions;
    private final boolean aboutTheLink;

    /**
     * @param suggestions assumptions each of which would decide it
     * @param aboutTheLink whether the formula is no link for some of the values allowed
     */
    UndecidedException(String reason, List<String> suggestions, boolean aboutTheLink) {
        super(reason);
        this.suggestions = List.copyOf(suggestions);
        this.aboutTheLink = aboutTheLink;
    }

    List<String> suggestions() {
        return suggestions;
    }

    boolean isAboutTheLink() {
        return aboutTheLink;
    }
}
