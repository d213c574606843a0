package io.nightcut;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaFieldAccess;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.nightcut.descript.api.DescriptApi;
import io.nightcut.manifest.csv.ManifestLine;
import io.nightcut.text.ForeignText;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.hc.core5.http.Header;
import org.springframework.http.HttpHeaders;
import org.springframework.web.client.RestClientResponseException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/**
 * Where texts of others come in, and where texts go out: by these classes alone. What has come in is a {@link ForeignText}
 * or the record of somebody's answer; a text that can be stored or printed is got from it in no other way.
 */
@AnalyzeClasses(
        packagesOf = NightcutApplication.class,
        importOptions = {DoNotIncludeTests.class, DoNotIncludeGenerated.class})
class DoorsTest {

    /** They tell what an answer is, and nothing that stands in it. */
    private static final Set<String> LOOKS_AT_JSON =
            Set.of("path", "isObject", "isArray", "isNull", "isMissingNode", "size", "forEach", "valueStream");

    private static final Set<String> LINES = Set.of("println", "printf", "format", "flush", "checkError");

    @ArchTest
    static final ArchRule answersAreJsonUntilTheyAreRead =
            methods().that().areDeclaredIn(DescriptApi.class).should().haveRawReturnType(JsonNode.class);

    @ArchTest
    static final ArchRule whatStandsInJsonIsReadInOnePlace = only(
            "take values out of JSON",
            use(JsonNode.class).and(call -> !LOOKS_AT_JSON.contains(call.getName())),
            "descript.api.JsonFields",
            "descript.failure.FailureTranslator");

    @ArchTest
    static final ArchRule jsonIsParsedIn = only(
            "parse JSON",
            use(ObjectMapper.class).and(call -> !call.getName().startsWith("write")),
            "callback.CallbackBody",
            "cli.format.JsonOutput",
            "descript.failure.FailureTranslator",
            "notify.WebhookKind",
            "upload.UploadStore");

    @ArchTest
    static final ArchRule anErrorsBodyIsReadInOnePlace = only(
            "read what an error's answer says",
            use(RestClientResponseException.class)
                    .and(call -> call.getName().startsWith("getResponseBody")
                            || call.getName().equals("getStatusText")),
            "descript.failure.FailureTranslator");

    /** All they take from them are numbers, times, a media type and an address. */
    @ArchTest
    static final ArchRule headersAreReadIn = only(
            "read headers",
            use(HttpHeaders.class)
                    .or(use(java.net.http.HttpHeaders.class))
                    .or(use(Header.class))
                    .and(call -> !call.getName().matches("<init>|setBearerAuth|forEach|addAll|map|of")),
            "callback.CallbackRoundTrip",
            "descript.ApiClock",
            "descript.failure.FailureTranslator",
            "descript.quota.QuotaHeaderInterceptor",
            "http.LinkResponse",
            "probe.ResponseHead");

    /** A {@link io.nightcut.ledger.model.Line} holds what was judged, or a problem that can be shown. */
    @ArchTest
    static final ArchRule cellsAreReadWhereTheyAreJudged = only(
            "read the cells of a line",
            use(ManifestLine.class)
                    .and(call ->
                            call.getName().matches("name|url|prompt|language|folder|teamAccess|base|size|problem")),
            "cli.command.RequestedNames",
            "manifest.ValidatedLine",
            "manifest.ManifestLineProcessor",
            "manifest.ProjectAssembler",
            "manifest.csv.ManifestLine",
            "manifest.csv.ManifestReader");

    @ArchTest
    static final ArchRule standardOutputIsUsedBy = only(
            "use standard output or error",
            access -> access instanceof JavaFieldAccess
                            && isOf(System.class, access)
                            && access.getName().matches("out|err")
                    || access.getName().equals("printStackTrace")
                            && access.getTarget().getFullName().endsWith("()"),
            "cli.NightcutCommand",
            "cli.Utf8Start",
            "cli.format.FormatOption",
            "control.Exhaustion",
            "run.LogOutput",
            "run.StateMonitor",
            "run.StopSignal",
            "run.Terminal");

    @ArchTest
    static final ArchRule printersAreMadeIn = only(
            "make a stream or writer that prints",
            use(PrintWriter.class).or(use(PrintStream.class)).and(isNew()),
            "cli.NightcutCommand",
            "text.PrintedLines",
            "run.LogOutput");

    /** Only of these {@link io.nightcut.text.PrintedLines} escapes what is printed. */
    @ArchTest
    static final ArchRule whatIsPrintedAreLines = only(
            "print anything but lines",
            use(PrintWriter.class).and(isNew().negate()).and(call -> !LINES.contains(call.getName())),
            "text.PrintedLines");

    @ArchTest
    static final ArchRule filesAreWrittenIn = only(
            "write files",
            use(Files.class)
                    .and(call -> call.getName()
                            .matches("write.*|new(OutputStream|BufferedWriter|ByteChannel)|create.*File|copy"))
                    .or(use(FileChannel.class).and(call -> call.getName().equals("open")))
                    .or(access -> access.getTargetOwner()
                            .getName()
                            .matches("java\\.io\\.(File(OutputStream|Writer)|RandomAccessFile)")),
            "file.AtomicFile",
            "file.LockedFile",
            "file.OwnFolder",
            // It reads one.
            "manifest.link.FileContent",
            // It tries whether the folder can be written into.
            "results.ResultsPlace");

    @ArchTest
    static final ArchRule csvIsWrittenIn = only(
            "write CSV",
            access -> access.getTargetOwner().getName().startsWith("com.opencsv.")
                    && access.getTargetOwner().getSimpleName().contains("Writer"),
            "results.CsvTable");

    private static Predicate<JavaAccess<?>> use(Class<?> type) {
        return access -> isOf(type, access);
    }

    private static boolean isOf(Class<?> type, JavaAccess<?> access) {
        return access.getTargetOwner().isAssignableTo(type);
    }

    private static Predicate<JavaAccess<?>> isNew() {
        return access -> access.getName().equals("<init>");
    }

    private static ArchRule only(String doing, Predicate<JavaAccess<?>> isDone, String... doors) {
        Set<String> allowed = Set.of(doors);
        return classes().should(new ArchCondition<>("not " + doing + ", but for " + allowed) {
            @Override
            public void check(JavaClass user, ConditionEvents events) {
                String outermost = user.getName().replaceFirst("\\$.*", "").replaceFirst("^io\\.nightcut\\.", "");
                if (!allowed.contains(outermost)) {
                    user.getAccessesFromSelf().stream()
                            .filter(isDone)
                            .forEach(
                                    access -> events.add(SimpleConditionEvent.violated(user, access.getDescription())));
                }
            }
        });
    }
}
