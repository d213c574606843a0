package io.nightcut.kill;

import static net.bytebuddy.matcher.ElementMatchers.named;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.agent.ByteBuddyAgent;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.dynamic.ClassFileLocator;
import net.bytebuddy.dynamic.loading.ClassReloadingStrategy;

/**
 * Death at the first move of a file to its place, that of the state's owner and server apart: a static method of {@link Files}, which no
 * proxy reaches. Needs Byte Buddy's agent.
 */
final class DeathOfFiles {

    private DeathOfFiles() {}

    /** The jar of the agent. */
    static Path agent() {
        try {
            return Path.of(ByteBuddyAgent.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    static void at(Edge edge) {
        new ByteBuddy()
                .redefine(Files.class, ClassFileLocator.ForClassLoader.ofPlatformLoader())
                .visit(Advice.to(edge.isBefore() ? Before.class : After.class).on(named(edge.method())))
                .make()
                .load(null, ClassReloadingStrategy.of(ByteBuddyAgent.getInstrumentation()));
    }

    /** Its code is copied into the method, so it may name nothing but the JDK. */
    static final class Before {

        @Advice.OnMethodEnter
        static void die(@Advice.Argument(1) Path target) {
            if (!target.toString().endsWith(".owner") && !target.toString().endsWith(".server")) {
                Runtime.getRuntime().halt(137);
            }
        }
    }

    static final class After {

        @Advice.OnMethodExit
        static void die(@Advice.Argument(1) Path target) {
            if (!target.toString().endsWith(".owner") && !target.toString().endsWith(".server")) {
                Runtime.getRuntime().halt(137);
            }
        }
    }
}
