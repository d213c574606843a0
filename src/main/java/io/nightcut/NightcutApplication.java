package io.nightcut;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

@SpringBootApplication
public class NightcutApplication {

    public static void main(String[] args) {
        SpringApplication.run(NightcutApplication.class, args);
    }
}
