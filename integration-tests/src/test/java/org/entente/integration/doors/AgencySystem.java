package org.entente.integration.doors;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsExchange;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Period;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManagerFactory;
import javax.security.auth.x500.X500Principal;
import org.entente.certsdev.files.Pem;
import org.entente.certsdev.issue.AlternativeNames;
import org.entente.certsdev.issue.Authority;
import org.entente.certsdev.issue.CertificatePlan;
import org.entente.certsdev.issue.Credential;
import org.entente.certsdev.issue.ExtendedUse;
import org.entente.certsdev.issue.KeyKind;
import org.entente.certsdev.issue.KeyUse;
import org.entente.certsdev.issue.Standing;
import org.entente.certsdev.issue.Standing.PermittedNames;
import org.entente.certsdev.issue.Validity;
import org.entente.cli.demo.World;

/** An agency's own HTTPS server, with an authority of its own, that lets only its State's gateway in. */
final class AgencySystem implements AutoCloseable {

    private static final char[] IN_MEMORY = "in memory".toCharArray();

    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private final Queue<Integer> answers = new ConcurrentLinkedQueue<>();
    private final int port;
    private final Path authorityFile;
    private final HttpsServer server;

    AgencySystem(int port, World.Place state) {
        this.port = port;
        this.authorityFile = state.folder().resolve("immigration-system-ca.pem");
        try {
            var random = new SecureRandom();
            Authority authority = Authority.root(
                    plan("Immigration systems CA", new Standing.Issuing(0, PermittedNames.all())), random);
            Files.write(authorityFile, Pem.ofCertificates(List.of(authority.certificate())));
            var names = AlternativeNames.hosts("localhost");
            var leaf = new Standing.Leaf(
                    Set.of(KeyUse.DIGITAL_SIGNATURE), Set.of(ExtendedUse.SERVER_AUTHENTICATION), names);
            Credential own = authority.issue(plan("Immigration system", leaf), KeyKind.P256, random);
            Path gateways = state.keys().resolve("trust").resolve("gateway-ca.crt.pem");
            this.server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
            server.setHttpsConfigurator(needingClients(tls(own, Pem.read(gateways))));
            server.createContext("/", this::answer);
            server.start();
        } catch (IOException | GeneralSecurityException broken) {
            throw new IllegalStateException(broken);
        }
    }

    /** What the gateway said in one call. */
    record Call(String path, String id, String timestamp, String signature, String caller, byte[] body) {
        @Override
        public String toString() {
            return "Call[" + path + ", " + id + "]";
        }
    }

    String address() {
        return "https://localhost:" + port + "/";
    }

    Path authorityFile() {
        return authorityFile;
    }

    /** The next answers, in this order; 204 when there are no more. */
    void willAnswer(Integer... statuses) {
        answers.addAll(List.of(statuses));
    }

    List<Call> calls(String messageId) {
        return calls.stream().filter(call -> call.id().equals(messageId)).toList();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var headers = exchange.getRequestHeaders();
            calls.add(new Call(
                    exchange.getRequestURI().getPath(),
                    String.valueOf(headers.getFirst("webhook-id")),
                    String.valueOf(headers.getFirst("webhook-timestamp")),
                    String.valueOf(headers.getFirst("webhook-signature")),
                    caller(exchange),
                    exchange.getRequestBody().readAllBytes()));
            Integer status = answers.poll();
            exchange.getResponseHeaders().set("Location", address() + "elsewhere");
            exchange.sendResponseHeaders(status == null ? 204 : status, -1);
        }
    }

    private static String caller(HttpExchange exchange) throws IOException {
        return exchange instanceof HttpsExchange secure
                        && secure.getSSLSession().getPeerCertificates()[0] instanceof X509Certificate certificate
                ? certificate.getSubjectX500Principal().getName()
                : "nobody";
    }

    private static CertificatePlan plan(String name, Standing standing) {
        return new CertificatePlan(
                new X500Principal("CN=" + name), Validity.lasting(Period.ofDays(1), Clock.systemUTC()), standing);
    }

    private static HttpsConfigurator needingClients(SSLContext context) {
        return new HttpsConfigurator(context) {
            @Override
            public void configure(HttpsParameters parameters) {
                SSLParameters tls = context.getDefaultSSLParameters();
                tls.setNeedClientAuth(true);
                parameters.setSSLParameters(tls);
            }
        };
    }

    private static SSLContext tls(Credential own, List<X509Certificate> trusted)
            throws GeneralSecurityException, IOException {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        keys.load(null, IN_MEMORY);
        keys.setKeyEntry("own", own.privateKey(), IN_MEMORY, own.chain().toArray(X509Certificate[]::new));
        KeyManagerFactory managers = KeyManagerFactory.getInstance("PKIX");
        managers.init(keys, IN_MEMORY);
        KeyStore anchors = KeyStore.getInstance("PKCS12");
        anchors.load(null, IN_MEMORY);
        for (X509Certificate anchor : trusted) {
            anchors.setCertificateEntry("anchor" + anchors.size(), anchor);
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
        trust.init(anchors);
        SSLContext context = SSLContext.getInstance("TLSv1.3");
        context.init(managers.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }
}
