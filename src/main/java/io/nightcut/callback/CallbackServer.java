package io.nightcut.callback;

import io.nightcut.control.PeriodicTask;
import jakarta.servlet.Servlet;
import java.net.InetSocketAddress;
import java.time.Duration;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.webresources.TomcatURLStreamHandlerFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServer;
import org.springframework.boot.web.server.WebServerException;

/**
 * Spring Boot's web server (Tomcat) with one servlet and tight limits: it is open to the Internet, and may take little from
 * the run beside it. Connections that wait for their caller cost no thread.
 */
final class CallbackServer implements AutoCloseable {

    private static final int THREADS = 4;
    private static final int CONNECTIONS = 100;
    private static final int FURTHER_CONNECTIONS = 20;
    private static final int HEADER_BYTES = 8 * 1024;
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
    private static final Duration SWEEP = Duration.ofSeconds(1);

    private final WebServer server;
    private @Nullable PeriodicTask sweeping;

    private CallbackServer(InetSocketAddress address, Servlet servlet) {
        // Its addresses of resources are no business of the program, and can be set once in a JVM only.
        TomcatURLStreamHandlerFactory.disable();
        TomcatServletWebServerFactory factory = new TomcatServletWebServerFactory(address.getPort());
        factory.setAddress(address.getAddress());
        factory.setProtocol(ShortConnections.class.getName());
        factory.setRegisterDefaultServlet(false);
        factory.addConnectorCustomizers(this::limit);
        // Else a refusal has a page, which names the server.
        factory.addContextCustomizers(context -> ((StandardHost) context.getParent()).setErrorReportValveClass(""));
        server = factory.getWebServer(
                context -> context.addServlet("callback", servlet).addMapping("/*"));
    }

    /**
     * Listens from now on.
     *
     * @throws WebServerException it cannot listen there
     */
    static CallbackServer start(InetSocketAddress address, Servlet servlet) {
        CallbackServer started = new CallbackServer(address, servlet);
        try {
            started.server.start();
            return started;
        } catch (WebServerException e) {
            started.close();
            throw e;
        }
    }

    private void limit(Connector connector) {
        ShortConnections protocol = (ShortConnections) connector.getProtocolHandler();
        protocol.setMaxThreads(THREADS);
        protocol.setMinSpareThreads(1);
        protocol.setMaxConnections(CONNECTIONS);
        protocol.setAcceptCount(FURTHER_CONNECTIONS);
        protocol.setMaxKeepAliveRequests(1);
        protocol.setConnectionTimeout((int) LONGEST_PAUSE.toMillis());
        protocol.setMaxHttpHeaderSize(HEADER_BYTES);
        // What is refused is not read.
        protocol.setMaxSwallowSize(0);
        protocol.setContinueResponseTiming("onRead");
        sweeping = new PeriodicTask("callback-connections", SWEEP, protocol::closeOld);
    }

    /** Stops listening, and closes all connections. */
    @Override
    public void close() {
        if (sweeping != null) {
            sweeping.close();
        }
        server.stop();
        server.destroy();
    }
}
