package org.entente.as4.wire;

import jakarta.servlet.http.HttpServlet;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.net.ssl.SSLEngine;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.net.SSLHostConfig;
import org.apache.tomcat.util.net.SSLHostConfigCertificate;
import org.entente.as4.agreement.Agreements;
import org.entente.as4.agreement.Agreements.Peer;
import org.entente.as4.agreement.As4Limits;
import org.entente.as4.message.As4Opener;
import org.entente.as4.message.As4Sealer;
import org.entente.as4.receipt.ErrorWriter;
import org.entente.certsdev.StateKeys;
import org.entente.core.message.AuthorityKind;
import org.entente.core.message.StateCode;
import org.entente.core.partner.Partner;
import org.entente.core.partner.Partner.Cipher;
import org.entente.core.partner.Partner.Retry;
import org.entente.core.partner.Partner.Suite;
import org.entente.core.partner.Terms;
import org.entente.core.xml.SafeXml;
import org.entente.trust.keys.NodeKeys;
import org.entente.trust.keys.TlsContexts;
import org.entente.trust.path.PartnerCertificates;

/** The AS4 rooms of one State, as a node wires them; its door is a Tomcat of its own. */
public final class Gateway {

    static final String AGREEMENT = "urn:entente:agreement:QN-QS:1";
    public static final SafeXml XML = new SafeXml(As4Limits.standard().xml());

    private final StateKeys own;
    private final NodeKeys keys;
    /** One for each connection to this gateway's door. */
    final Queue<SSLEngine> engines = new ConcurrentLinkedQueue<>();

    private final Clock clock = Clock.systemUTC();

    Gateway(StateKeys own) {
        this.own = own;
        this.keys = NodeKeys.in(own.folder());
    }

    public StateCode state() {
        return new StateCode(own.state().code());
    }

    public Agreements agreements(Gateway other, Suite suite, int port) {
        return agreements(other, suite, port, AGREEMENT);
    }

    Agreements agreements(Gateway other, Suite suite, Cipher cipher, int port) {
        Partner usual = agreements(other, suite, port).all().getFirst().partner();
        return agreements(
                other,
                new Partner(
                        usual.state(),
                        usual.name(),
                        usual.endpoint(),
                        usual.agreement(),
                        suite,
                        cipher,
                        usual.desks(),
                        usual.terms()));
    }

    Agreements agreements(Gateway other, Suite suite, int port, String agreement) {
        var retry = new Retry(Duration.ofSeconds(1), Duration.ofMinutes(1));
        return agreements(other, suite, port, agreement, Terms.plain(retry, retry));
    }

    Agreements agreements(Gateway other, Suite suite, int port, Terms terms) {
        return agreements(other, suite, port, AGREEMENT, terms);
    }

    private Agreements agreements(Gateway other, Suite suite, int port, String agreement, Terms terms) {
        var partner = new Partner(
                other.state(),
                other.own.state().name(),
                URI.create("https://localhost:" + port + "/as4"),
                agreement,
                suite,
                Map.of(AuthorityKind.FIU, Set.of("alert")),
                terms);
        return agreements(other, partner);
    }

    private Agreements agreements(Gateway other, Partner partner) {
        Path folder = own.partner(other.own.state()).folder();
        return new Agreements(
                state(), List.of(new Peer(partner, PartnerCertificates.in(other.state(), folder, clock))));
    }

    public As4Sealer sealer(Agreements agreements) {
        return new As4Sealer(agreements, keys, XML, clock, UUID::randomUUID);
    }

    public As4Opener opener(Agreements agreements) {
        return new As4Opener(agreements, keys, XML, As4Limits.standard(), clock, UUID::randomUUID);
    }

    As4Link link(Agreements agreements) {
        return new As4Link(agreements, new TlsContexts(keys), XML, As4Limits.standard(), clock);
    }

    As4Servlet servlet(ArrivalDoor door) {
        var errors = new ErrorWriter(state(), keys, XML, clock, UUID::randomUUID);
        return new As4Servlet(door, errors, As4Limits.standard());
    }

    public NodeKeys keys() {
        return keys;
    }

    /** Opens a door on a free port; whoever opens it stops it. */
    Tomcat open(HttpServlet servlet, List<PartnerCertificates> trusted) throws IOException, LifecycleException {
        var tomcat = new Tomcat();
        tomcat.setBaseDir(own.folder().resolve("door").toString());
        var connector = new Connector("org.apache.coyote.http11.Http11NioProtocol");
        connector.setPort(0);
        connector.setProperty("address", "127.0.0.1");
        connector.setProperty("SSLEnabled", "true");
        connector.setSecure(true);
        connector.setScheme("https");
        var host = new SSLHostConfig();
        host.setProtocols("TLSv1.3");
        host.setCertificateVerification("required");
        var certificate = new SSLHostConfigCertificate(host, SSLHostConfigCertificate.Type.UNDEFINED);
        certificate.setSslContext(new TomcatTls(new TlsContexts(keys).wireDoor(trusted), engines));
        host.addCertificate(certificate);
        connector.addSslHostConfig(host);
        tomcat.setConnector(connector);
        var context = tomcat.addContext("", null);
        Tomcat.addServlet(context, "as4", servlet);
        context.addServletMapping("/as4/*", "as4");
        tomcat.start();
        return tomcat;
    }
}
