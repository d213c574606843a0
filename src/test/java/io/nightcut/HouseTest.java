package io.nightcut;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The rooms of the house and the few arrows between them. */
@AnalyzeClasses(packagesOf = NightcutApplication.class, importOptions = DoNotIncludeTests.class)
class HouseTest {

    @ArchTest
    static final ArchRule theArrowsGoOneWay = layeredArchitecture()
            .consideringOnlyDependenciesInAnyPackage("io.nightcut..")
            .layer("run")
            .definedBy("io.nightcut")
            .layer("manifest")
            .definedBy("io.nightcut.manifest")
            .layer("stage")
            .definedBy("io.nightcut.stage")
            .layer("probe")
            .definedBy("io.nightcut.probe")
            .layer("results")
            .definedBy("io.nightcut.results")
            .layer("ledger")
            .definedBy("io.nightcut.ledger")
            .layer("descript")
            .definedBy("io.nightcut.descript")
            .ensureAllClassesAreContainedInArchitecture()
            .whereLayer("run")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("run")
            .mayOnlyAccessLayers("manifest", "probe", "stage", "results", "ledger", "descript")
            .whereLayer("manifest")
            .mayOnlyAccessLayers("ledger")
            .whereLayer("probe")
            .mayOnlyAccessLayers("ledger")
            .whereLayer("stage")
            .mayOnlyAccessLayers("ledger", "descript")
            .whereLayer("results")
            .mayOnlyAccessLayers("ledger")
            .whereLayer("ledger")
            .mayNotAccessAnyLayer()
            .whereLayer("descript")
            .mayNotAccessAnyLayer();

    @ArchTest
    static final ArchRule noRoomsAreEntangled =
            slices().matching("io.nightcut.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule namesSayWhatAThingIs = noClasses()
            .should()
            .haveNameMatching(".*(Manager|Handler|Helper|Util|Utils|Common|Base|Impl|Service|Dto)(\\$.*)?");

    @ArchTest
    static final ArchRule sqlIsSpokenInTheLedgerAlone = noClasses()
            .that()
            .resideOutsideOfPackage("io.nightcut.ledger")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.springframework.jdbc..");

    @ArchTest
    static final ArchRule httpIsSpokenInDescriptAndInTheProbeAlone = noClasses()
            .that()
            .resideOutsideOfPackages("io.nightcut.descript", "io.nightcut.probe")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.springframework.web..", "java.net.http..");
}
