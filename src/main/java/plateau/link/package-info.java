/**
 * The room {@code link}: the functions φ (target) and σ (activation) of one real variable.
 *
 * <p>A {@link plateau.link.LinkFunction} has a value f(z), a derivative f′(z) and kinks, the points where f or one of its
 * derivatives jumps and where quadrature must split. {@link plateau.link.StandardLinks} holds the elementary ones as plain
 * Java, so that the network in weight space can use them without any symbolic or Hermite machinery.
 *
 * <p>Imports no other room.
 */
@NullMarked
package plateau.link;

import org.jspecify.annotations.NullMarked;
