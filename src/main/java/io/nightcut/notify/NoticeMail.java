package io.nightcut.notify;

import io.nightcut.http.HttpClients;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import org.springframework.mail.MailException;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.mail.javamail.MimeMessageHelper;

/** A notice by e-mail. The server's certificate is checked, and without TLS nothing leaves this machine. */
record NoticeMail(NotifySettings.Mail settings, HttpClients clients, Duration timeout) {

    /**
     * Returns when the server has taken it.
     *
     * @throws MessagingException it has not
     * @throws MailException likewise
     */
    void send(Notice notice) throws MessagingException {
        JavaMailSenderImpl sender = new JavaMailSenderImpl();
        sender.setHost(settings.host());
        sender.setPort(settings.port());
        if (!settings.user().isEmpty()) {
            sender.setUsername(settings.user());
            sender.setPassword(settings.password());
        }
        sender.setJavaMailProperties(properties());
        MimeMessage message = sender.createMimeMessage();
        MimeMessageHelper mail = new MimeMessageHelper(message, "UTF-8");
        mail.setFrom(settings.from());
        mail.setTo(settings.to().split("\\s*,\\s*"));
        mail.setSubject(notice.title());
        mail.setText(notice.text());
        sender.send(message);
    }

    private Properties properties() {
        Properties properties = new Properties();
        boolean isTls = settings.tls().equals("tls");
        boolean isStartTls = settings.tls().equals("starttls");
        String limit = String.valueOf(timeout.toMillis());
        properties.putAll(Map.of(
                "mail.smtp.auth",
                String.valueOf(!settings.user().isEmpty()),
                "mail.smtp.starttls.enable",
                String.valueOf(isStartTls),
                "mail.smtp.starttls.required",
                String.valueOf(isStartTls),
                "mail.smtp.ssl.enable",
                String.valueOf(isTls),
                "mail.smtp.ssl.checkserveridentity",
                "true",
                "mail.smtp.connectiontimeout",
                limit,
                "mail.smtp.timeout",
                limit,
                "mail.smtp.writetimeout",
                limit));
        properties.put("mail.smtp.ssl.socketFactory", clients.trusted().getSocketFactory());
        return properties;
    }
}
