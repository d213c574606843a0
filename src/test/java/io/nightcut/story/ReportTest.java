package io.nightcut.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.selenium.AxeBuilder;
import io.nightcut.sandbox.Call;
import io.nightcut.sandbox.EndFaults;
import io.nightcut.sandbox.Fault;
import io.nightcut.sandbox.JobType;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.text.Collator;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;

/** The report of a night with many kinds of trouble, in a real browser: it shows what the results have, row by row. */
class ReportTest extends NightFixture {

    private static final String HOSTILE = "<script>alert(1)</script> \"><img src=x onerror=alert(1)> ${1+1}";

    private static final Pattern PAGE_OF_PDF = Pattern.compile("/MediaBox \\[0 0 ([0-9.]+) ([0-9.]+)]");

    private ChromeDriver browser;

    @BeforeEach
    void startBrowser() {
        Chromium.need();
        browser = Chromium.start(folder.resolve("profile"));
    }

    @AfterEach
    void quitBrowser() {
        if (browser != null) {
            browser.quit();
        }
    }

    @Test
    @SuppressWarnings("deprecation") // The mode of axe-core that takes its time on a busy machine.
    void showsWhatTheResultsHaveRowByRow() throws Exception {
        Ended night = nightOfTrouble();
        assertThat(night.exitCode()).as(night.said()).isEqualTo(3);
        Path report = folder.resolve("results/night-results-report.html");
        canBeLookedAt(report);
        browser.get(report.toUri().toString());

        assertThat(shown()).containsExactlyInAnyOrderElementsOf(expected(night.results()));
        long ready = night.results().stream()
                .filter(line -> line.status().equals("edited") && line.review().isEmpty())
                .count();
        assertThat(browser.findElement(By.tagName("h1")).getText())
                .startsWith(ready + " of " + night.results().size() + " are ready; ");
        assertThat(texts("h4"))
                .contains("The agent asked a question: 1", "Fix 1 link", "Correct 1 line of the manifest");
        assertThat(texts("h4")).anyMatch(title -> title.startsWith("Top up AI credits: "));
        assertThat(texts("h3.person").stream().map(title -> title.replaceFirst(" \\d+$", "")))
                .containsExactly("<b>Bob</b>", "Ann O'Neil", "Nobody is named");
        assertThat(browser.findElements(By.cssSelector("main script, main img, main b")))
                .isEmpty();
        assertThat(browser.findElements(By.cssSelector("svg.night rect.import")))
                .isNotEmpty();
        assertThat(new AxeBuilder()
                        // Else each of its steps has a second, which is little on a busy machine.
                        .setLegacyMode(true)
                        .analyze(browser)
                        .getViolations())
                .isEmpty();
        searchesAndSorts();
        canBePrinted();
        worksWithoutScripts(night);
    }

    private void canBePrinted() {
        browser.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("media", "print"));
        // The width of A4, without the page's margins.
        browser.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", 688, "height", 1000, "deviceScaleFactor", 1, "mobile", false));
        assertThat(browser.executeScript(
                        "const page = document.documentElement; return page.scrollWidth <= page.clientWidth"))
                .as("nothing is cut off at the right")
                .isEqualTo(true);
        assertThat(browser.findElement(By.id("search")).isDisplayed()).isFalse();
        String pdf = new String(
                Base64.getDecoder()
                        .decode((String) browser.executeCdpCommand("Page.printToPDF", Map.of("preferCSSPageSize", true))
                                .get("data")),
                StandardCharsets.ISO_8859_1);
        assertThat(PAGE_OF_PDF
                        .matcher(pdf)
                        .results()
                        .map(page -> Math.round(Double.parseDouble(page.group(1))) + " x "
                                + Math.round(Double.parseDouble(page.group(2)))))
                .as("the sizes of the pages, in points")
                .isNotEmpty()
                .containsOnly("595 x 842");
        browser.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("media", ""));
        browser.executeCdpCommand("Emulation.clearDeviceMetricsOverride", Map.of());
    }

    private void worksWithoutScripts(Ended night) {
        browser.executeCdpCommand("Emulation.setScriptExecutionDisabled", Map.of("value", true));
        browser.navigate().refresh();

        assertThat(browser.findElements(By.tagName("button")))
                .as("what a script would have to do")
                .noneMatch(WebElement::isDisplayed);
        assertThat(browser.findElement(By.id("search")).isDisplayed()).isFalse();
        assertThat(shown()).containsExactlyInAnyOrderElementsOf(expected(night.results()));
    }

    private void searchesAndSorts() {
        browser.findElement(By.id("search")).sendKeys("LIMA");
        assertThat(shownNames()).containsExactly("Líma");
        assertThat(browser.findElement(By.id("found")).getText()).startsWith("1 of ");
        browser.executeScript(
                "var s = document.getElementById('search'); s.value = ''; s.dispatchEvent(new Event('input'))");
        List<String> before = shownNames();
        browser.findElement(By.cssSelector("#projects th:first-child .sort")).click();
        browser.findElement(By.cssSelector("#projects th:first-child .sort")).click();
        assertThat(shownNames())
                .containsExactlyInAnyOrderElementsOf(before)
                .isSortedAccordingTo(Collator.getInstance(Locale.ROOT).reversed());
    }

    private void canBeLookedAt(Path report) throws Exception {
        String place = System.getenv("REPORT_COPY");
        if (place != null) {
            Files.copy(report, Path.of(place, "report.html"), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private Ended nightOfTrouble() {
        sandbox.credit(JobType.AGENT, 9);
        sandbox.order(EndFaults.agentSays("Should I keep the second take?").on("Question"));
        sandbox.order(
                Fault.badRequest(Call.IMPORT, "The media could not be fetched").on("Broken link"));
        sandbox.order(Fault.rateLimited(Call.IMPORT, Duration.ofSeconds(30)).on("Delta"));
        List<String> lines = new ArrayList<>(List.of(
                "name,url,owner",
                "Question," + url("q") + ",Ann O'Neil",
                "Broken link," + url("broken") + ",<b>Bob</b>",
                "No link,nowhere,",
                "\"" + HOSTILE.replace("\"", "\"\"") + "\"," + url("hostile") + ",",
                "=1+1," + url("formula") + ",\"\u202eevil\""));
        for (String name : List.of("Líma", "Alpha", "Bravo", "Charlie", "Delta", "Echo", "Fox")) {
            lines.add(name + "," + url(name.replace("í", "i")) + ",<b>Bob</b>");
        }
        return nightcut.run(file("night.csv", String.join("\n", lines) + "\n"));
    }

    /** Each row by what it shows. */
    private List<Map<String, String>> shown() {
        List<Map<String, String>> rows = new ArrayList<>();
        for (WebElement row : browser.findElements(By.cssSelector(".row"))) {
            Map<String, String> cells = new HashMap<>();
            List<WebElement> links = row.findElements(By.cssSelector("a"));
            boolean isOfTable = row.getTagName().equals("tr");
            cells.put("name", first(row, isOfTable ? "th a, th bdi" : ".name a, .name bdi"));
            cells.put("link", links.isEmpty() ? "" : links.get(0).getDomAttribute("href"));
            cells.put("status", row.getDomAttribute("data-status"));
            cells.put("reason", first(row, ".reason"));
            String answer = first(row, ".answer");
            cells.put("answer", answer.replace(cells.get("reason"), "").strip());
            cells.put("owner", row.getDomAttribute("data-owner"));
            rows.add(cells);
        }
        return rows;
    }

    private static List<Map<String, String>> expected(List<ResultLine> results) {
        return results.stream()
                .map(line -> Map.of(
                        "name", line.name().replaceFirst("^'", ""),
                        "link", line.cell("project_url"),
                        "status", line.status(),
                        "reason", line.review().isEmpty() ? line.message() : line.review(),
                        "answer", line.cell("agent_response"),
                        "owner", line.cell("owner").replaceFirst("^'", "")))
                .toList();
    }

    private static String first(WebElement row, String selector) {
        return row.findElements(By.cssSelector(selector)).stream()
                .map(WebElement::getText)
                .findFirst()
                .orElse("");
    }

    private List<String> shownNames() {
        return browser.findElements(By.cssSelector("#projects tbody tr:not([hidden]) th")).stream()
                .map(WebElement::getText)
                .toList();
    }

    private List<String> texts(String selector) {
        return browser.findElements(By.cssSelector(selector)).stream()
                .map(WebElement::getText)
                .toList();
    }
}
