package io.nightcut.http;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Collection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

/** The authorities that the JVM trusts, and those of a PEM file beside them: a company's proxy may sign with its own. */
final class TrustedCertificates {

    private TrustedCertificates() {}

    static SSLContext with(String pemFile) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, managersOf(store(pemFile)), null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("The JVM's trusted certificates cannot be read: " + e.getMessage(), e);
        }
    }

    static KeyStore store(String pemFile) throws GeneralSecurityException, IOException {
        KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
        trusted.load(null, null);
        for (TrustManager manager : managersOf(null)) {
            if (manager instanceof X509TrustManager known) {
                for (X509Certificate authority : known.getAcceptedIssuers()) {
                    trusted.setCertificateEntry("jvm-" + trusted.size(), authority);
                }
            }
        }
        for (Certificate authority : read(pemFile)) {
            trusted.setCertificateEntry("file-" + trusted.size(), authority);
        }
        return trusted;
    }

    /** Null: of the JVM's own trust store. */
    private static TrustManager[] managersOf(@Nullable KeyStore trusted) throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(trusted);
        return factory.getTrustManagers();
    }

    private static Collection<? extends Certificate> read(String pemFile) {
        try (InputStream pem = Files.newInputStream(Path.of(pemFile))) {
            Collection<? extends Certificate> authorities =
                    CertificateFactory.getInstance("X.509").generateCertificates(pem);
            if (!authorities.isEmpty()) {
                return authorities;
            }
        } catch (IOException | IllegalArgumentException e) {
            throw wrong(pemFile, "the file cannot be read");
        } catch (CertificateException e) {
            // Said below.
        }
        throw wrong(pemFile, "the file holds no certificate in PEM form (-----BEGIN CERTIFICATE-----)");
    }

    private static RuntimeException wrong(String pemFile, String why) {
        return new InvalidConfigurationPropertyValueException("nightcut.http.ca-file", pemFile, why);
    }
}
