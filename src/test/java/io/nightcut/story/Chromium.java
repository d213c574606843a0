package io.nightcut.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.nio.file.Path;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

/** Debian's browser. */
public final class Chromium {

    private static final File BROWSER = new File("/usr/bin/chromium");
    private static final File DRIVER = new File("/usr/bin/chromedriver");

    private Chromium() {}

    public static boolean isThere() {
        return BROWSER.exists() && DRIVER.exists();
    }

    /** Skips the test where there is none, but in a build that must not skip it. */
    static void need() {
        assertThat(isThere() || System.getenv("BROWSER_IS_NEEDED") == null)
                .as("A browser: apt-get install chromium chromium-driver")
                .isTrue();
        assumeTrue(isThere(), "No browser here: apt-get install chromium chromium-driver");
    }

    /** Starts it with a profile of its own. */
    public static ChromeDriver start(Path profile) {
        ChromeOptions options = new ChromeOptions();
        options.setBinary(BROWSER);
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--window-size=1100,1400",
                "--user-data-dir=" + profile);
        return new ChromeDriver(
                new ChromeDriverService.Builder().usingDriverExecutable(DRIVER).build(), options);
    }
}
