package io.nightcut.sandbox;

import io.nightcut.cli.Main;
import io.nightcut.control.Durations;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.util.FileSystemUtils;

/**
 * {@code ./mvnw spring-boot:test-run}: a night against the sandbox, time running 60 times faster, so that it passes in
 * about a quarter of a minute. Other arguments than the usual ones come by {@code -Dspring-boot.run.arguments}.
 */
final class SandboxNight {

    private static final double SPEED = 60;
    private static final Path HOME = Path.of("target/sandbox-night");
    private static final Path RESULTS = Path.of("results");

    private SandboxNight() {}

    public static void main(String[] args) throws IOException {
        FileSystemUtils.deleteRecursively(HOME);
        Files.createDirectories(HOME);
        int exitCode;
        try (Sandbox sandbox = Sandbox.start(SandboxSettings.defaults().withSpeed(SPEED))) {
            System.out.println("The sandbox stands in for Descript; time runs 60 times faster, and nothing is paid.");
            List<String> command = args.length > 0 ? List.of(args) : List.of("run", "samples/hundred.csv");
            exitCode = Main.execute(
                    SandboxSpeed.variables(sandbox),
                    Stream.of(
                                    command,
                                    new SandboxSpeed(SPEED).settings(sandbox),
                                    List.of("--home=" + HOME, "--nightcut.results=" + RESULTS.toAbsolutePath()))
                            .flatMap(List::stream)
                            .toArray(String[]::new));
            tell(sandbox.bill());
        }
        System.exit(exitCode);
    }

    private static void tell(Bill bill) {
        System.out.printf(
                "The sandbox's bill: %d imports, %d edits, %d over quota, paid twice: %s%n",
                bill.imports(), bill.edits(), bill.overQuota(), bill.paidTwice().size());
        List<String> projects =
                bill.charges().stream().map(Bill.Charge::project).distinct().toList();
        Stream.of(bill.charges())
                .flatMap(List::stream)
                .flatMap(charge -> Stream.ofNullable(charge.seenAt()))
                .max(java.time.Instant::compareTo)
                .ifPresent(end -> {
                    Duration night = Duration.between(bill.firstPost().orElseThrow(), end)
                            .multipliedBy((long) SPEED);
                    Duration ideal =
                            Ideal.of(SandboxSettings.defaults(), projects).inOrder();
                    System.out.printf(
                            "In Descript's time the night took %s; a client that knows everything would take %s (ratio %.2f)%n",
                            Durations.words(night),
                            Durations.words(ideal),
                            (double) night.toMillis() / ideal.toMillis());
                });
    }
}
