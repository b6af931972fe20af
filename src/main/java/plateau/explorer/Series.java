package plateau.explorer;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.function.IntToDoubleFunction;

/** Numbers for a chart: seven digits are more than a screen shows, and what is not finite is {@code null}. */
final class Series {
    private Series() {}

    static ArrayNode of(int size, int stride, IntToDoubleFunction value) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode(size / stride + 2);
        for (int i = 0; i < size; i += stride) {
            add(array, value.applyAsDouble(i));
        }
        if (size > 0 && (size - 1) % stride != 0) {
            add(array, value.applyAsDouble(size - 1));
        }
        return array;
    }

    static void add(ArrayNode array, double value) {
        float shown = (float) value;
        if (Float.isFinite(shown)) {
            array.add(shown);
        } else {
            array.addNull();
        }
    }
}
