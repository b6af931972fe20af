package plateau.explorer;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.concurrent.CompletionException;

/** What went wrong, as an answer: in words, with the field and the place in its text. */
final class Failures {
    private static final int OWN_FAULT = 500;

    private Failures() {}

    /** A refusal as it is; anything else is a fault of the program, named but not explained to the page. */
    static RefusedException refusal(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (cause instanceof ArithmeticException) {
            return RefusedException.wrong(
                    "",
                    "the numbers of this problem leave the range of doubles: give functions and a law of moderate size");
        }
        return cause instanceof RefusedException refusal
                ? refusal
                : RefusedException.of(
                        OWN_FAULT,
                        "the computation failed (" + cause.getClass().getSimpleName()
                                + "): please report what was typed");
    }

    static ObjectNode json(RefusedException refusal) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        ObjectNode error = root.putObject("error");
        error.put("status", refusal.status());
        error.put("message", refusal.getMessage());
        error.put("field", refusal.field());
        if (refusal.position().isPresent()) {
            error.put("position", refusal.position().getAsInt());
        } else {
            error.putNull("position");
        }
        return root;
    }
}
