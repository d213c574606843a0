package io.nightcut.story;

import io.nightcut.sandbox.Sandbox;
import io.nightcut.sandbox.SandboxSettings;
import io.nightcut.sandbox.SelfSigned;
import java.nio.file.Path;
import java.util.Map;

/**
 * The same night by https, as it is with Descript. The certificate is in the JVM's own trust store: whatever else may be
 * given to an HTTP client to trust might change the protocol that it speaks.
 */
class LostAnswersOverTlsTest extends LostAnswersTest {

    private SelfSigned certificate;

    @Override
    Sandbox sandbox(SandboxSettings settings) throws Exception {
        certificate = SelfSigned.in(folder);
        return Sandbox.start(settings, certificate);
    }

    @Override
    Ended night(Nightcut nightcut, Path manifest) throws Exception {
        return nightcut.runApart(certificate.trusted(), Map.of(), manifest);
    }
}
