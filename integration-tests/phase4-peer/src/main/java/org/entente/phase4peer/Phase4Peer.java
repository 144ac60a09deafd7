package org.entente.phase4peer;

import com.helger.phase4.crypto.IAS4CryptoFactory;
import com.helger.phase4.incoming.AS4ServerInitializer;
import com.helger.phase4.model.pmode.PMode;
import com.helger.web.scope.mgr.WebScopeManager;
import jakarta.servlet.ServletContext;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.net.SSLHostConfig;
import org.apache.tomcat.util.net.SSLHostConfigCertificate;

/**
 * Runs phase4 as one State's access point until standard input ends, so that it never outlives who started it.
 *
 * <p>Arguments: {@code keys=} own key folder, {@code partner=} what the partner handed over, {@code port=}, {@code
 * own=} and {@code other=} State codes, {@code work=} a folder for its files, {@code agreements=} the names of its
 * {@link Terms}, and {@code <name>=} the agreement of each. To be measured it takes {@code to=} the port of whoever
 * receives, and {@code quiet=} so as not to tell of every message.
 */
public final class Phase4Peer {

    private final Line terms;
    private final KeyFolder own;
    private final Path partner;
    private final PrintStream out;

    private record Crypto(IAS4CryptoFactory signing, IAS4CryptoFactory opening) {}

    private Phase4Peer(Line terms, PrintStream out) {
        this.terms = terms;
        this.own = new KeyFolder(Path.of(terms.get("keys")));
        this.partner = Path.of(terms.get("partner"));
        this.out = out;
    }

    /** Starts, says {@code ready}, and obeys; what breaks it ends the process, so that nobody waits for an answer. */
    public static void main(String[] arguments) {
        var terms = Line.read("terms\t" + String.join("\t", arguments));
        try {
            new Phase4Peer(terms, System.out).run();
        } catch (IOException | GeneralSecurityException | LifecycleException | RuntimeException broken) {
            broken.printStackTrace();
            System.exit(1);
        }
    }

    private void run() throws IOException, GeneralSecurityException, LifecycleException {
        Tomcat tomcat = tomcat();
        tomcat.start();
        AS4ServerInitializer.initAS4Server();
        tell(new Line(
                "ready", Map.of("port", String.valueOf(tomcat.getConnector().getLocalPort()))));
        var outbox = new Outbox(own, partner);
        var orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String order = orders.readLine(); order != null; order = orders.readLine()) {
            tell(obey(Line.read(order), outbox));
        }
        tomcat.stop();
        tomcat.destroy();
    }

    private Line obey(Line order, Outbox outbox) throws IOException, GeneralSecurityException {
        return switch (order.word()) {
            case "fire" -> new Volley(outbox, terms).fire(order);
            case "pull" -> new Fetcher(own, outbox.ring()).fetch(order);
            case "memory" -> new Line("memory", Map.of("heap", String.valueOf(Heap.mostSinceLast())));
            default -> outbox.send(order);
        };
    }

    private synchronized void tell(Line line) {
        out.println(line.text());
        out.flush();
    }

    private void tellOfMessage(Line line) {
        if (terms.find("quiet").isEmpty()) {
            tell(line);
        }
    }

    private Tomcat tomcat() throws IOException, GeneralSecurityException {
        var tomcat = new Tomcat();
        tomcat.setBaseDir(terms.get("work"));
        tomcat.setConnector(connector());
        Context context = tomcat.addContext("", terms.get("work"));
        Map<Terms, Crypto> cryptos = new EnumMap<>(Terms.class);
        for (String name : terms.get("agreements").split(",", -1)) {
            Terms each = Terms.named(name);
            cryptos.put(each, new Crypto(own.crypto(each.signing(), partner), own.crypto(each.opening(), partner)));
        }
        context.addServletContainerInitializer((classes, servlets) -> open(servlets, cryptos), Set.of());
        return tomcat;
    }

    /** phase4 makes nothing before its global scope is open. */
    private void open(ServletContext servlets, Map<Terms, Crypto> cryptos) {
        WebScopeManager.onGlobalBegin(servlets);
        cryptos.forEach((each, crypto) -> {
            PMode pmode = each.pmode(terms.get("other"), terms.get("own"), terms.get(each.name()));
            var door = new Door(pmode, crypto.signing(), crypto.opening(), new Inbox(this::tellOfMessage));
            servlets.addServlet(each.name(), door).addMapping("/" + each.name());
        });
    }

    private Connector connector() throws IOException, GeneralSecurityException {
        var connector = new Connector("org.apache.coyote.http11.Http11NioProtocol");
        connector.setPort(Integer.parseInt(terms.get("port")));
        connector.setProperty("address", "127.0.0.1");
        connector.setProperty("SSLEnabled", "true");
        connector.setProperty("maxSwallowSize", "-1");
        connector.setMaxPostSize(-1);
        connector.setSecure(true);
        connector.setScheme("https");
        var host = new SSLHostConfig();
        host.setProtocols("TLSv1.3");
        host.setCertificateVerification("required");
        host.setTrustStore(KeyFolder.authorities(partner));
        var certificate = new SSLHostConfigCertificate(host, SSLHostConfigCertificate.Type.UNDEFINED);
        certificate.setCertificateKeystore(own.keys("tls"));
        certificate.setCertificateKeystorePassword(String.valueOf(own.passphrase()));
        host.addCertificate(certificate);
        connector.addSslHostConfig(host);
        return connector;
    }
}
