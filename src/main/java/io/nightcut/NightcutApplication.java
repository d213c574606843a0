package io.nightcut;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/**
 * All that Spring builds the program of. {@code cli.Main} is what people start, and each of its commands starts this with the
 * settings that it has been given. The build starts it here, to find out once and for all which beans there are.
 */
@SpringBootApplication
public class NightcutApplication {

    public static void main(String[] args) {
        application().run(args);
    }

    /** A new one, to be started. */
    public static SpringApplication application() {
        SpringApplication application = new SpringApplication(NightcutApplication.class);
        application.setMainApplicationClass(
                NightcutApplication.class); // By its name what the build found out is found.
        application.setLogStartupInfo(false);
        return application;
    }
}
