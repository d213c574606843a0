package io.nightcut;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.CompositeArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.Conditional;

/** The packages, from the top down, and the arrows between them: downwards, and only those that are listed. */
@AnalyzeClasses(
        packagesOf = NightcutApplication.class,
        importOptions = {DoNotIncludeTests.class, DoNotIncludeGenerated.class})
class HouseTest {

    private static final String ROOT = "io.nightcut";

    /** What each package may use, in the order from the top down. An inner package is named by its whole name. */
    private static final Map<String, List<String>> MAY_USE = Map.ofEntries(
            room(
                    "cli",
                    "cli.command",
                    "cli.demo",
                    "cli.morning",
                    "cli.start",
                    "run",
                    "manifest.csv",
                    "control",
                    "descript.failure",
                    "http",
                    "text",
                    "state"),
            room(
                    "cli.command",
                    "budget",
                    "callback",
                    "cli.document",
                    "cli.format",
                    "cli.start",
                    "run",
                    "doctor",
                    "home",
                    "manifest",
                    "manifest.csv",
                    "manifest.link",
                    "probe",
                    "submit",
                    "reconcile",
                    "results",
                    "control",
                    "ledger",
                    "ledger.model",
                    "ledger.cost",
                    "ledger.history",
                    "ledger.manifest",
                    "descript",
                    "descript.quota",
                    "text",
                    "state",
                    "state.file",
                    "state.postgresql"),
            room(
                    "cli.document",
                    "budget",
                    "cli.format",
                    "run",
                    "doctor",
                    "home",
                    "manifest",
                    "reconcile",
                    "results",
                    "control",
                    "ledger.model",
                    "ledger.cost",
                    "ledger.history",
                    "ledger.manifest"),
            room(
                    "cli.morning",
                    "cli.format",
                    "cli.start",
                    "manifest.csv",
                    "report",
                    "results",
                    "control",
                    "ledger",
                    "ledger.model",
                    "ledger.history",
                    "ledger.manifest",
                    "text"),
            room("cli.demo", "cli.command", "cli.start", "report", "control"),
            room(
                    "cli.start",
                    "",
                    "cli.format",
                    "run",
                    "home",
                    "results",
                    "control",
                    "file",
                    "text",
                    "state",
                    "state.file"),
            room("cli.format", "results", "text"),
            room(
                    "run",
                    "budget",
                    "callback",
                    "manifest.csv",
                    "probe",
                    "download",
                    "upload",
                    "reconcile",
                    "notify",
                    "report",
                    "results",
                    "control",
                    "ledger",
                    "ledger.model",
                    "ledger.history",
                    "ledger.manifest",
                    "descript",
                    "descript.api",
                    "descript.failure",
                    "descript.quota",
                    "state",
                    "text"),
            room(
                    "doctor",
                    "home",
                    "results",
                    "control",
                    "descript",
                    "descript.api",
                    "descript.failure",
                    "http",
                    "file",
                    "state"),
            room("budget", "control", "ledger", "ledger.model", "ledger.cost"),
            room("home", "control", "file", "state", "text"),
            room(
                    "manifest",
                    "manifest.csv",
                    "manifest.link",
                    "control",
                    "ledger",
                    "ledger.model",
                    "ledger.cost",
                    "ledger.manifest",
                    "text"),
            room("manifest.csv", "manifest.link", "ledger.model", "text"),
            room("manifest.link", "ledger.model", "text"),
            room("probe", "http", "manifest.link", "ledger.model", "text"),
            room(
                    "submit",
                    "budget",
                    "callback",
                    "manifest.link",
                    "settle",
                    "download",
                    "upload",
                    "control",
                    "ledger",
                    "ledger.model",
                    "ledger.manifest",
                    "descript",
                    "descript.api",
                    "descript.failure",
                    "descript.quota"),
            room(
                    "reconcile",
                    "settle",
                    "control",
                    "ledger",
                    "ledger.model",
                    "ledger.cost",
                    "ledger.manifest",
                    "descript",
                    "descript.api",
                    "descript.failure",
                    "text",
                    "state"),
            room(
                    "settle",
                    "callback",
                    "upload",
                    "control",
                    "ledger",
                    "ledger.model",
                    "descript",
                    "descript.api",
                    "descript.failure",
                    "text",
                    "state"),
            room(
                    "upload",
                    "download",
                    "manifest.link",
                    "control",
                    "ledger",
                    "ledger.model",
                    "descript",
                    "descript.api",
                    "descript.failure",
                    "file",
                    "text",
                    "state"),
            room("download", "probe", "control", "ledger", "ledger.model", "file", "state"),
            room("callback", "control", "descript.api", "file", "http", "state", "text"),
            room("notify", "report", "http", "control", "ledger.model", "ledger.history", "file", "text"),
            room("report", "results", "control", "ledger", "ledger.model", "ledger.history", "file", "text"),
            room("results", "control", "ledger", "ledger.model", "ledger.history", "ledger.manifest", "file", "text"),
            room("control", "ledger.model", "descript", "text"),
            room("state", "state.file", "state.postgresql", "control", "descript", "file"),
            room("state.postgresql", "state.file", "text"),
            room("state.file", "control", "file"),
            room("ledger.cost", "ledger", "ledger.model"),
            room("ledger.history", "ledger", "ledger.model"),
            room("ledger.manifest", "ledger", "ledger.model", "text"),
            room("ledger", "ledger.model", "text"),
            room("ledger.model", "text"),
            room("descript", "descript.api", "descript.quota", "descript.failure", "http", "text"),
            room("descript.api", "descript.quota", "text"),
            room("descript.quota", "descript.failure"),
            room("descript.failure", "text"),
            room("file"),
            room("http"),
            room("text"),
            room(""));

    private static Map.Entry<String, List<String>> room(String name, String... mayUse) {
        return Map.entry(name, List.of(mayUse));
    }

    @ArchTest
    static final ArchRule arrowsGoDownwardsAndAreListed = ArchRuleDefinition.classes()
            .should(new ArchCondition<>("use only the packages below them that are listed") {
                @Override
                public void check(JavaClass user, ConditionEvents events) {
                    List<String> mayUse = MAY_USE.get(nameOf(user));
                    if (mayUse == null) {
                        events.add(SimpleConditionEvent.violated(user, user + " is in a package that is not listed"));
                        return;
                    }
                    user.getDirectDependenciesFromSelf().stream()
                            .filter(used -> isOurs(used.getTargetClass()))
                            .filter(used -> !nameOf(used.getTargetClass()).equals(nameOf(user)))
                            .filter(used -> !mayUse.contains(nameOf(used.getTargetClass())))
                            .forEach(used -> events.add(SimpleConditionEvent.violated(user, used.getDescription())));
                }
            });

    private static boolean isOurs(JavaClass used) {
        return used.getPackageName().equals(ROOT) || used.getPackageName().startsWith(ROOT + ".");
    }

    private static String nameOf(JavaClass used) {
        String name = used.getPackageName();
        return name.equals(ROOT) ? "" : name.substring(ROOT.length() + 1);
    }

    @ArchTest
    static final ArchRule noPackagesAreEntangled =
            slices().matching("io.nightcut.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule namesSayWhatAThingIs = noClasses()
            .should()
            .haveNameMatching(".*(Manager|Handler|Helper|Util|Utils|Common|Base|Impl|Service|Dto)(\\$.*)?");

    /** The build would decide once, for all settings. */
    @ArchTest
    static final ArchRule noBeanHasACondition = CompositeArchRule.of(
                    noMethods().should().beMetaAnnotatedWith(Conditional.class))
            .and(noClasses().should().beMetaAnnotatedWith(Conditional.class));

    @ArchTest
    static final ArchRule sqlIsSpokenInTheLedgerAndTheStateAlone = noClasses()
            .that()
            .resideOutsideOfPackages("io.nightcut.ledger..", "io.nightcut.state..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.springframework.jdbc..");

    @ArchTest
    static final ArchRule httpIsSpokenInDescriptAndInTheProbeAlone = noClasses()
            .that()
            .resideOutsideOfPackages(
                    "io.nightcut.descript..",
                    "io.nightcut.probe",
                    "io.nightcut.http",
                    "io.nightcut.callback",
                    "io.nightcut.notify")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.springframework.web..",
                    "java.net.http..",
                    "jakarta.servlet..",
                    "org.apache.tomcat..",
                    "org.apache.hc..");
}
