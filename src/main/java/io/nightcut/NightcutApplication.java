package io.nightcut;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.batch.autoconfigure.BatchJobLauncherAutoConfiguration;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.StandardEnvironment;

/**
 * All that Spring builds the program of. {@code cli.Main} is what people start, and each of its commands starts this with the
 * settings that it has been given. A job is started by {@code run.RunLauncher} alone.
 */
@SpringBootApplication(exclude = BatchJobLauncherAutoConfiguration.class)
public class NightcutApplication {

    /** Only for the build, which generates the bean definitions from it. */
    public static void main(String[] args) {
        SpringApplication application = application();
        application.setEnvironment(new WithoutSources());
        application.run("--spring.config.location=classpath:/application.yml");
    }

    /** A new one, to be started. */
    public static SpringApplication application() {
        SpringApplication application = new SpringApplication(NightcutApplication.class);
        // The generated bean definitions are found by its name.
        application.setMainApplicationClass(NightcutApplication.class);
        application.setLogStartupInfo(false);
        return application;
    }

    /** What a builder has in the environment is not for those who use the program. */
    private static final class WithoutSources extends StandardEnvironment {
        @Override
        protected void customizePropertySources(MutablePropertySources sources) {}
    }
}
