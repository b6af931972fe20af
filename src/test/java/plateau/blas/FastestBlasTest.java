package plateau.blas;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class FastestBlasTest extends BlasContract {
    @Override
    Blas blas() {
        return Blas.fastest();
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, architectures = "amd64")
    void isOpenBlasWhereTheBuildBringsIt() {
        assertThat(Blas.fastest().isNative()).isTrue();
        assertThat(Blas.fastest().name()).startsWith("OpenBLAS 0.3");
    }

    @Test
    void isPortableWithoutNativeLibraries() throws Exception {
        assertThat(fastestWithout("linux-", "macosx-", "windows-").get("isNative"))
                .isEqualTo(false);
    }

    @Test
    void isPortableWithoutTheBindings() throws Exception {
        assertThat(fastestWithout("openblas", "javacpp").get("isNative")).isEqualTo(false);
    }

    @Test
    void fallingBackWritesNothingToTheLog() throws Exception {
        List<String> messages = new ArrayList<>();
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord logged) {
                messages.add(logged.getLoggerName() + ": " + logged.getMessage());
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        Logger root = Logger.getLogger("");
        root.addHandler(handler);
        try {
            fastestWithout("linux-", "macosx-", "windows-").get("name");
        } finally {
            root.removeHandler(handler);
        }
        assertThat(messages).isEmpty();
    }

    /** Asks for the fastest BLAS in a class loader that lacks some jars. */
    private static Answer fastestWithout(String... parts) throws Exception {
        URLClassLoader loader = new URLClassLoader(classPathWithout(parts), ClassLoader.getPlatformClassLoader());
        Object blas = loader.loadClass("plateau.blas.Blas").getMethod("fastest").invoke(null);
        return method -> loader.loadClass("plateau.blas.Blas").getMethod(method).invoke(blas);
    }

    private static URL[] classPathWithout(String... parts) throws MalformedURLException {
        List<URL> urls = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            String name = new File(entry).getName();
            if (List.of(parts).stream().noneMatch(name::contains)) {
                urls.add(new File(entry).toURI().toURL());
            }
        }
        return urls.toArray(new URL[0]);
    }

    private interface Answer {
        Object get(String method) throws Exception;
    }
}
