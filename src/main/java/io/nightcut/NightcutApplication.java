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
        SpringApplication.run(NightcutApplication.class, args);
    }
}
