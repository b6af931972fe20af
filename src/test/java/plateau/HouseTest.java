package plateau;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClass.Predicates;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.GeneralCodingRules;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The arrows between the rooms, as the root's package-info lists them. */
class HouseTest {

    private static final ArchRule arrows = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("link")
            .definedBy("plateau.link..")
            .layer("symbolic")
            .definedBy("plateau.symbolic..")
            .layer("hermite")
            .definedBy("plateau.hermite..")
            .layer("ode")
            .definedBy("plateau.ode..")
            .layer("flow")
            .definedBy("plateau.flow..")
            .layer("timescale")
            .definedBy("plateau.timescale..")
            .layer("blas")
            .definedBy("plateau.blas..")
            .layer("network")
            .definedBy("plateau.network..")
            .layer("validation")
            .definedBy("plateau.validation..")
            .layer("sweep")
            .definedBy("plateau.sweep..")
            .layer("derivation")
            .definedBy("plateau.derivation..")
            .layer("report")
            .definedBy("plateau.report..")
            .layer("explorer")
            .definedBy("plateau.explorer..")
            .layer("cli")
            .definedBy("plateau.cli..")
            .whereLayer("link")
            .mayNotAccessAnyLayer()
            .whereLayer("symbolic")
            .mayOnlyAccessLayers("link")
            .whereLayer("hermite")
            .mayOnlyAccessLayers("link", "symbolic")
            .whereLayer("ode")
            .mayNotAccessAnyLayer()
            .whereLayer("blas")
            .mayNotAccessAnyLayer()
            .whereLayer("flow")
            .mayOnlyAccessLayers("hermite", "ode", "blas")
            .whereLayer("timescale")
            .mayOnlyAccessLayers("hermite", "ode", "flow")
            .whereLayer("network")
            .mayOnlyAccessLayers("link", "blas")
            .whereLayer("validation")
            .mayOnlyAccessLayers("link", "symbolic", "hermite", "ode", "blas", "flow", "timescale", "network")
            .whereLayer("sweep")
            .mayOnlyAccessLayers("ode", "flow", "timescale")
            .whereLayer("derivation")
            .mayOnlyAccessLayers("symbolic", "hermite", "flow", "timescale")
            .whereLayer("report")
            .mayOnlyAccessLayers(
                    "symbolic", "hermite", "ode", "flow", "timescale", "network", "validation", "sweep", "derivation")
            .whereLayer("explorer")
            .mayOnlyBeAccessedByLayers("cli")
            .whereLayer("cli")
            .mayNotBeAccessedByAnyLayer();

    private static final ArchRule noCycles =
            slices().matching("plateau.(*)..").should().beFreeOfCycles();

    private static final ArchRule everyClassLivesInARoom = noClasses()
            .that(Predicates.resideOutsideOfPackages(
                            "plateau.link..",
                            "plateau.symbolic..",
                            "plateau.hermite..",
                            "plateau.ode..",
                            "plateau.flow..",
                            "plateau.timescale..",
                            "plateau.blas..",
                            "plateau.network..",
                            "plateau.validation..",
                            "plateau.sweep..",
                            "plateau.derivation..",
                            "plateau.report..",
                            "plateau.explorer..",
                            "plateau.cli..")
                    .and(com.tngtech.archunit.base.DescribedPredicate.not(
                            JavaClass.Predicates.simpleName("package-info"))))
            .should()
            .bePublic()
            .orShould()
            .bePackagePrivate()
            .allowEmptyShould(true);

    private static final ArchRule symjaOnlyInSymbolic = noClasses()
            .that()
            .resideOutsideOfPackage("plateau.symbolic..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.matheclipse..");

    private static final ArchRule hipparchusOdeOnlyInOde = noClasses()
            .that()
            .resideOutsideOfPackage("plateau.ode..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.hipparchus.ode..");

    private static final ArchRule blasOnlyInItsRoom = noClasses()
            .that()
            .resideOutsideOfPackage("plateau.blas..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.bytedeco..", "dev.ludovic..");

    /** The witness shares no numerical library with what it is a witness for. */
    private static final ArchRule networkKnowsNoHipparchus = noClasses()
            .that()
            .resideInAPackage("plateau.network..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.hipparchus..", "org.matheclipse..");

    private static final ArchRule reducedRoomsKnowNoCommonsMath = noClasses()
            .that()
            .resideInAnyPackage("plateau.hermite..", "plateau.ode..", "plateau.flow..", "plateau.timescale..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.commons.math3..", "org.apache.commons.rng..");

    private static final ArchRule serversOnlyInExplorer = noClasses()
            .that()
            .resideOutsideOfPackage("plateau.explorer..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.javalin..", "org.eclipse.jetty..", "jakarta.servlet..");

    /** What answers a page names no file, starts no process and connects to nothing. */
    private static final ArchRule explorerTouchesNothing = noClasses()
            .that()
            .resideInAPackage("plateau.explorer..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.nio.file..", "java.net.http..")
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.io.File")
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.lang.ProcessBuilder");

    /** The command that starts the explorer is all of cli that knows it. */
    private static final ArchRule onlyItsCommandKnowsTheExplorer = noClasses()
            .that()
            .resideInAPackage("plateau.cli..")
            .and()
            .doNotHaveSimpleName("ExploreCommand")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("plateau.explorer..");

    private static final ArchRule printingOnlyInCli = noClasses()
            .that()
            .resideOutsideOfPackage("plateau.cli..")
            .should(GeneralCodingRules.ACCESS_STANDARD_STREAMS);

    private static final ArchRule exitOnlyInCli = noClasses()
            .that()
            .resideOutsideOfPackage("plateau.cli..")
            .should()
            .callMethod(System.class, "exit", int.class)
            .orShould()
            .callMethod(Runtime.class, "halt", int.class);

    private static final ArchRule noJunkRooms = noClasses()
            .should()
            .resideInAnyPackage("..util..", "..utils..", "..common..", "..helper..")
            .orShould()
            .haveSimpleNameEndingWith("Manager")
            .orShould()
            .haveSimpleNameEndingWith("Util")
            .orShould()
            .haveSimpleNameEndingWith("Utils");

    /** As tests of JUnit itself: Surefire runs none of those of ArchUnit's own engine, and does not say so. */
    @TestFactory
    List<DynamicTest> rules() {
        JavaClasses classes = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("plateau");
        Map<String, ArchRule> rules = new TreeMap<>();
        rules.put("arrows", arrows);
        rules.put("noCycles", noCycles);
        rules.put("everyClassLivesInARoom", everyClassLivesInARoom);
        rules.put("symjaOnlyInSymbolic", symjaOnlyInSymbolic);
        rules.put("hipparchusOdeOnlyInOde", hipparchusOdeOnlyInOde);
        rules.put("blasOnlyInItsRoom", blasOnlyInItsRoom);
        rules.put("networkKnowsNoHipparchus", networkKnowsNoHipparchus);
        rules.put("reducedRoomsKnowNoCommonsMath", reducedRoomsKnowNoCommonsMath);
        rules.put("serversOnlyInExplorer", serversOnlyInExplorer);
        rules.put("explorerTouchesNothing", explorerTouchesNothing);
        rules.put("onlyItsCommandKnowsTheExplorer", onlyItsCommandKnowsTheExplorer);
        rules.put("printingOnlyInCli", printingOnlyInCli);
        rules.put("exitOnlyInCli", exitOnlyInCli);
        rules.put("noJunkRooms", noJunkRooms);
        return rules.entrySet().stream()
                .map(rule -> DynamicTest.dynamicTest(
                        rule.getKey(), () -> rule.getValue().check(classes)))
                .toList();
    }
}
