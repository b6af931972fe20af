package plateau.symbolic;

import java.math.BigInteger;

/**
 * √n = outside · √inside. The inside is without squares of primes up to 1000, and without the square of what larger primes
 * make up if that is one.
 */
record Radical(BigInteger outside, BigInteger inside) {
    private static final long LARGEST_PRIME_TRIED = 1000;

    /**
     * Takes out what can be taken out; ends early, as soon as what is left can only be a prime.
     *
     * @param n not negative
     */
    static Radical of(BigInteger n) {
        BigInteger outside = BigInteger.ONE;
        BigInteger inside = BigInteger.ONE;
        BigInteger rest = n;
        for (long p = 2; p <= LARGEST_PRIME_TRIED && rest.compareTo(BigInteger.valueOf(p * p)) >= 0; p++) {
            BigInteger prime = BigInteger.valueOf(p);
            int times = 0;
            while (rest.mod(prime).signum() == 0) {
                rest = rest.divide(prime);
                times++;
            }
            outside = outside.multiply(prime.pow(times / 2));
            inside = inside.multiply(prime.pow(times % 2));
        }
        BigInteger whole = rest.sqrt();
        return whole.multiply(whole).equals(rest)
                ? new Radical(outside.multiply(whole), inside)
                : new Radical(outside, inside.multiply(rest));
    }
}
