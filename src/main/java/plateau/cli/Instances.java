package plateau.cli;

import java.lang.reflect.Constructor;
import picocli.CommandLine;
import picocli.CommandLine.IFactory;

/**
 * Makes picocli's objects by their constructors without arguments. Picocli's own factory first looks for a class of Groovy, which it finds
 * in none of a hundred jars: a sixth of a short command.
 */
final class Instances implements IFactory {
    @Override
    public <K> K create(Class<K> type) throws Exception {
        if (type.isInterface()) {
            return CommandLine.defaultFactory().create(type);
        }
        Constructor<K> constructor = type.getDeclaredConstructor();
        constructor.setAccessible(true);
        return constructor.newInstance();
    }
}
