package plateau.derivation;

/** A view of a derivation: a document, or a program. */
public interface DerivationWriter {
    /** The whole view as text that ends with a line end. */
    String write(Derivation derivation);
}
