package org.entente.node.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.catalina.Context;
import org.apache.catalina.Globals;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.LifecycleState;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.core.StandardContext;
import org.apache.catalina.core.StandardEngine;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.core.StandardService;
import org.apache.catalina.startup.Tomcat;
import org.apache.catalina.valves.ErrorReportValve;
import org.apache.catalina.webresources.TomcatURLStreamHandlerFactory;
import org.apache.coyote.AbstractProtocol;
import org.apache.coyote.http11.AbstractHttp11Protocol;
import org.apache.tomcat.util.modeler.Registry;
import org.apache.tomcat.util.net.SSLHostConfig;
import org.apache.tomcat.util.net.SSLHostConfigCertificate;
import org.apache.tomcat.util.threads.VirtualThreadExecutor;

/**
 * Serves a node's doors from one Tomcat: each is a service of its own, so that a servlet answers on its door alone.
 *
 * <p>TLS 1.3 only. Several servers may live in one process: nothing is registered with the JVM. It knows no sessions,
 * no JSP, no static files and no web.xml.
 */
public final class NodeServer implements AutoCloseable {

    private static final int REQUESTS_PER_CONNECTION = 10_000; // a mutual TLS handshake costs more than a request

    private final Tomcat tomcat = new Tomcat();
    private final HttpLimits limits;
    private final Map<String, Connector> connectors = new LinkedHashMap<>();
    private final InFlight inFlight = new InFlight();

    /** Builds the doors without opening them; {@code workFolder} is made when it is missing. */
    public NodeServer(Path workFolder, HttpLimits limits, List<Door> doors) {
        TomcatURLStreamHandlerFactory.disable(); // the JVM takes one such factory only
        Registry.disableRegistry(); // no management surface (security.md 44), and no names to clash over
        this.limits = limits;
        Path base = made(workFolder);
        // Tomcat keeps the first server's folder as the home of all; another node's may be gone by now.
        System.setProperty(Globals.CATALINA_HOME_PROP, base.toString());
        tomcat.setBaseDir(base.toString());
        doors.forEach(door -> add(door, base));
    }

    /** Opens every door, or none. */
    public void start() {
        try {
            tomcat.start();
        } catch (LifecycleException cannotListen) {
            close();
            throw new IllegalStateException("The HTTP doors do not open", cannotListen);
        }
        connectors.forEach((name, connector) -> requireOpen(name, connector));
    }

    /** The port a door listens on, also where the system chose it. */
    public int port(String door) {
        Connector connector = connectors.get(door);
        if (connector == null) {
            throw new IllegalArgumentException("There is no door " + door);
        }
        return connector.getLocalPort();
    }

    /** Takes no new request, waits for those that are being answered as long as the limits say, and stops. */
    @Override
    public void close() {
        if (tomcat.getServer().getState() == LifecycleState.DESTROYED) {
            return;
        }
        connectors.values().forEach(connector -> {
            connector.pause();
            connector.getProtocolHandler().closeServerSocketGraceful();
        });
        inFlight.awaitQuiet(limits.farewell());
        try {
            tomcat.stop();
            tomcat.destroy();
        } catch (LifecycleException halfStopped) {
            throw new IllegalStateException("The HTTP doors do not close", halfStopped);
        }
    }

    private void add(Door door, Path base) {
        StandardEngine engine = new StandardEngine();
        engine.setName(door.name());
        engine.setDefaultHost(door.name());
        engine.getPipeline().addValve(new CountingValve(inFlight));
        StandardHost host = new StandardHost();
        host.setName(door.name());
        host.setAutoDeploy(false);
        host.getPipeline().addValve(silentErrors());
        engine.addChild(host);
        StandardService service = new StandardService();
        service.setName(door.name());
        service.setContainer(engine);
        Connector connector = connector(door);
        service.addConnector(connector);
        connectors.put(door.name(), connector);
        tomcat.getServer().addService(service);
        Context context = tomcat.addContext(host, "", base.toString());
        if (context instanceof StandardContext plain) {
            plain.setClearReferencesRmiTargets(false); // looks into the JDK, and nothing of ours is reloaded
            plain.setClearReferencesThreadLocals(false);
        }
        for (ServletMapping mapping : door.servlets()) {
            String name = door.name() + mapping.pattern();
            Tomcat.addServlet(context, name, mapping.servlet()).setAsyncSupported(true);
            context.addServletMapping(mapping.pattern(), name);
        }
    }

    private static ErrorReportValve silentErrors() {
        ErrorReportValve valve = new ErrorReportValve();
        valve.setShowReport(false);
        valve.setShowServerInfo(false);
        return valve;
    }

    private Connector connector(Door door) {
        Connector connector = new Connector("org.apache.coyote.http11.Http11NioProtocol");
        connector.setPort(door.port());
        connector.setProperty("address", door.host());
        connector.setScheme("https");
        connector.setSecure(true);
        connector.setXpoweredBy(false);
        connector.setAllowTrace(false);
        connector.setEncodedSolidusHandling("reject");
        connector.setMaxPostSize(0); // no servlet of ours reads form parameters from a body
        if (connector.getProtocolHandler() instanceof AbstractHttp11Protocol<?> http) {
            bound(http, door);
        }
        return connector;
    }

    private void bound(AbstractHttp11Protocol<?> http, Door door) {
        http.setExecutor(new VirtualThreadExecutor("http-" + door.name() + "-"));
        http.setMaxConnections(limits.connections());
        http.setMaxKeepAliveRequests(REQUESTS_PER_CONNECTION);
        // Strangers that take connections and say nothing must not keep the others out for long.
        http.setConnectionTimeout((int) limits.greeting().toMillis());
        http.setKeepAliveTimeout((int) limits.idle().toMillis());
        http.setDisableUploadTimeout(false);
        http.setConnectionUploadTimeout((int) limits.idle().toMillis());
        http.setMaxHttpRequestHeaderSize(limits.headerBytes());
        http.setMaxHeaderCount(limits.headers());
        http.setSSLEnabled(true);
        SSLHostConfig tls = new SSLHostConfig();
        tls.setProtocols("TLSv1.3");
        tls.setCertificateVerification(door.needsClientCertificate() ? "required" : "none");
        SSLHostConfigCertificate certificate =
                new SSLHostConfigCertificate(tls, SSLHostConfigCertificate.Type.UNDEFINED);
        certificate.setSslContext(new GivenTls(door.tls()));
        tls.addCertificate(certificate);
        http.addSslHostConfig(tls);
    }

    private static void requireOpen(String name, Connector connector) {
        boolean open = connector.getProtocolHandler() instanceof AbstractProtocol<?> http && http.getLocalPort() > 0;
        if (!open) {
            throw new IllegalStateException("The door " + name + " does not listen on port " + connector.getPort());
        }
    }

    private static Path made(Path folder) {
        try {
            return Files.createDirectories(folder);
        } catch (IOException noPlace) {
            throw new UncheckedIOException("The HTTP work folder cannot be made: " + folder, noPlace);
        }
    }
}
