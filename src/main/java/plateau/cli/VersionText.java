package plateau.cli;

import picocli.CommandLine.IVersionProvider;

/** The version of Plateau, from the jar's manifest, and of the Java that runs it. */
final class VersionText implements IVersionProvider {
    static String version() {
        String version = Plateau.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }

    @Override
    public String[] getVersion() {
        return new String[] {"plateau " + version() + " (Java " + System.getProperty("java.version") + ")"};
    }
}
