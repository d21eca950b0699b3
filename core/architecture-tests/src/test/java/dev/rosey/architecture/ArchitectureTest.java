package dev.rosey.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Which way dependencies point. No rule has an exception that it does not name. */
@AnalyzeClasses(packages = "dev.rosey")
class ArchitectureTest {

    @ArchTest
    static final ArchRule theBusContractKnowsNothingOfRosey = noClasses()
            .that()
            .resideInAPackage("dev.rosey.bus..")
            .should()
            .dependOnClassesThat(resideInAPackage("dev.rosey..")
                    .and(describe(
                            "outside the bus", type -> !type.getPackageName().startsWith("dev.rosey.bus"))));

    @ArchTest
    static final ArchRule theRecordsOfTheBusOpenNoSocket = noClasses()
            .that()
            .resideInAPackage("dev.rosey.bus")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.rosey.bus.nats..", "io.nats..", "java.net.http..");

    @ArchTest
    static final ArchRule thePluginApiKnowsTheBusRecordsOnly = classes()
            .that()
            .resideInAPackage("dev.rosey.plugin..")
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage("dev.rosey.plugin..", "dev.rosey.bus")
                    .or(describe("no class of Rosey", type -> !isOurs(type))));

    @ArchTest
    static final ArchRule pluginsKnowThePluginApiAndTheBusRecordsOnly = classes()
            .that()
            .resideInAPackage("dev.rosey.plugins..")
            .and()
            .resideOutsideOfPackages("dev.rosey.plugins.inspector..", "dev.rosey.plugins.chaos..")
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage("dev.rosey.plugins..", "dev.rosey.plugin", "dev.rosey.bus")
                    .or(describe("no class of Rosey", type -> !isOurs(type))));

    @ArchTest
    static final ArchRule theInspectorAlsoWatchesTheBusItself = classes()
            .that()
            .resideInAPackage("dev.rosey.plugins.inspector..")
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage(
                            "dev.rosey.plugins.inspector..", "dev.rosey.plugin", "dev.rosey.bus", "dev.rosey.bus.nats")
                    .or(describe("no class of Rosey", type -> !isOurs(type))))
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule pluginsDoNotKnowEachOther =
            slices().matching("dev.rosey.plugins.(*)..").should().notDependOnEachOther();

    @ArchTest
    static final ArchRule servicesDoNotKnowEachOther =
            slices().assignedFrom(Service.SLICES).should().notDependOnEachOther();

    @ArchTest
    static final ArchRule nobodyImportsTheRuntime = noClasses()
            .that()
            .resideOutsideOfPackages("dev.rosey.runtime..", "dev.rosey.benchmarks..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.rosey.runtime..");

    @ArchTest
    static final ArchRule onlyBusRuntimeInspectorAndTestkitKnowTheNatsClient = noClasses()
            .that()
            .resideOutsideOfPackages(
                    "dev.rosey.bus.nats..",
                    "dev.rosey.runtime..",
                    "dev.rosey.plugins.inspector..",
                    "dev.rosey.testkit..",
                    "dev.rosey.benchmarks..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.nats..");

    @ArchTest
    static final ArchRule jaxRsOnlyInTheDashboard = noClasses()
            .that()
            .resideOutsideOfPackage("dev.rosey.dashboard..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("jakarta.ws.rs..");

    @ArchTest
    static final ArchRule jpaAndJdbcOnlyInTheDatabaseService = noClasses()
            .that()
            .resideOutsideOfPackages("dev.rosey.database..", "dev.rosey.testkit..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jakarta.persistence..", "org.hibernate..", "org.flywaydb..", "org.postgresql..");

    @ArchTest
    static final ArchRule socketIoOnlyWhereCyTubeIsSpoken = noClasses()
            .that()
            .resideOutsideOfPackages(
                    "dev.rosey.cytube..",
                    "dev.rosey.simulator..",
                    "dev.rosey.launcher..",
                    "dev.rosey.testkit..",
                    "dev.rosey.benchmarks..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.socket..", "com.corundumstudio.socketio..");

    @ArchTest
    static final ArchRule nothingIsInjectedIntoFields = fields().should()
            .notBeAnnotatedWith("jakarta.inject.Inject")
            .andShould()
            .notBeAnnotatedWith("org.eclipse.microprofile.config.inject.ConfigProperty");

    @ArchTest
    static final ArchRule packagesHaveNoCycles =
            slices().matching("dev.rosey.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule namesSaySomething = noClasses()
            .should()
            .haveNameMatching(".*(Util|Utils|Impl|Manager)$")
            .because("code-style says so");

    @ArchTest
    static final ArchRule onlyMainClassesEndTheJvm = noClasses()
            .that()
            .resideOutsideOfPackages(
                    "dev.rosey.runtime..",
                    "dev.rosey.launcher..",
                    "dev.rosey.benchmarks..",
                    "dev.rosey.simulator..",
                    "dev.rosey.plugins.chaos..") // which is there to do it
            .and()
            .doNotHaveFullyQualifiedName("dev.rosey.plugins.trivia.PackTool") // which is a main class, too
            .should()
            .callMethod(System.class, "exit", int.class);

    private static boolean isOurs(JavaClass type) {
        return type.getPackageName().startsWith("dev.rosey");
    }
}
