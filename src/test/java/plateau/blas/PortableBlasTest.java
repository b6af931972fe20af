package plateau.blas;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PortableBlasTest extends BlasContract {
    @Override
    Blas blas() {
        return Blas.portable();
    }

    @Test
    void saysThatItIsNotNative() {
        assertThat(Blas.portable().isNative()).isFalse();
        assertThat(Blas.portable().name()).contains("pure-Java");
    }
}
