package plateau.blas;

import java.util.Locale;

/** How many digits the entries of a {@link Matrix} have. */
public enum Precision {
    /** 53 bits, 16 digits. */
    DOUBLE(8),
    /** 24 bits, 7 digits: half the memory, and products about twice as fast. */
    FLOAT(4);

    private final int bytes;

    Precision(int bytes) {
        this.bytes = bytes;
    }

    /** Bytes of one entry. */
    public int bytes() {
        return bytes;
    }

    /** {@code double} or {@code float}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
