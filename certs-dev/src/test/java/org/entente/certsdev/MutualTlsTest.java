package org.entente.certsdev;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsExchange;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.entente.certsdev.files.Pem;
import org.entente.certsdev.issue.Credential;
import org.entente.certsdev.issue.SeededRandom;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The JDK's TLS looks at the system's clock, so these States are dated by it too. */
@TestInstance(Lifecycle.PER_CLASS)
class MutualTlsTest {
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final char[] IN_MEMORY = "in memory".toCharArray();

    private PlayPki pki;
    private StateKeys norland;
    private StateKeys sudland;
    private HttpsServer door;

    @BeforeAll
    void openAgencyDoor(@TempDir Path home) throws IOException, GeneralSecurityException {
        pki = PlayPki.in(home, Clock.systemUTC(), SeededRandom.ofPhrase("mutual TLS"));
        var made = pki.make(PlayWorld.BOTH);
        norland = made.getFirst();
        sudland = made.getLast();
        door = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        door.setHttpsConfigurator(new WantsClientCertificate(
                context(norland.node(Purpose.TLS).load(), norland.trust().agencyAuthority())));
        door.createContext("/", MutualTlsTest::answerWithNameOfClient);
        door.start();
    }

    @AfterAll
    void closeAgencyDoor() {
        door.stop(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "127.0.0.1"})
    void knowsTheAgencyAtTheDoor(String host) throws IOException, GeneralSecurityException, InterruptedException {
        var fiu = norland.client(new PlayAgency("FIU")).key();

        var answer = ask(host, fiu.load());

        assertThat(answer).isEqualTo("CN=Norland FIU,OU=FIU,O=Norland,C=QN");
    }

    @Test
    void refusesTheAgencyOfAnotherState() {
        var fiu = sudland.client(new PlayAgency("FIU")).key().load();

        assertThatThrownBy(() -> ask("localhost", fiu)).isInstanceOf(IOException.class);
    }

    @Test
    void refusesANodeWhereOnlyAgenciesMayEnter() {
        var node = norland.node(Purpose.TLS).load();

        assertThatThrownBy(() -> ask("localhost", node)).isInstanceOf(IOException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"EXPIRED", "NOT_YET_VALID", "WRONG_EKU", "SELF_SIGNED", "UNKNOWN_ISSUER"})
    void refusesBadCertificates(String kind) {
        var bad = pki.badCertificates(PlayWorld.NORLAND).make(BadCertificate.valueOf(kind), Purpose.CLIENT);

        assertThatThrownBy(() -> ask("localhost", bad)).isInstanceOf(IOException.class);
    }

    private String ask(String host, Credential client)
            throws IOException, GeneralSecurityException, InterruptedException {
        var trusted = norland.client(new PlayAgency("FIU")).trustedPem();
        try (var http = HttpClient.newBuilder()
                .sslContext(context(client, trusted))
                .connectTimeout(LIMIT)
                .build()) {
            var uri = URI.create("https://" + host + ":" + door.getAddress().getPort() + "/");
            return http.send(HttpRequest.newBuilder(uri).timeout(LIMIT).build(), BodyHandlers.ofString())
                    .body();
        }
    }

    private static SSLContext context(Credential own, Path trusted) throws IOException, GeneralSecurityException {
        var keys = KeyStore.getInstance("PKCS12");
        keys.load(null, IN_MEMORY);
        keys.setKeyEntry("own", own.privateKey(), IN_MEMORY, own.chain().toArray(X509Certificate[]::new));
        var keyManagers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keyManagers.init(keys, IN_MEMORY);
        var anchors = KeyStore.getInstance("PKCS12");
        anchors.load(null, IN_MEMORY);
        for (var anchor : Pem.read(trusted)) {
            anchors.setCertificateEntry(anchor.getSubjectX500Principal().getName(), anchor);
        }
        var trustManagers = TrustManagerFactory.getInstance("PKIX");
        trustManagers.init(anchors);
        var context = SSLContext.getInstance("TLSv1.3");
        context.init(keyManagers.getKeyManagers(), trustManagers.getTrustManagers(), null);
        return context;
    }

    private static void answerWithNameOfClient(HttpExchange exchange) throws IOException {
        try (exchange) {
            var session = ((HttpsExchange) exchange).getSSLSession();
            var name = session.getPeerPrincipal().getName().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, name.length);
            exchange.getResponseBody().write(name);
        }
    }

    /** Asks every client for its certificate. */
    private static final class WantsClientCertificate extends HttpsConfigurator {
        WantsClientCertificate(SSLContext context) {
            super(context);
        }

        @Override
        public void configure(HttpsParameters parameters) {
            var wanted = getSSLContext().getDefaultSSLParameters();
            wanted.setNeedClientAuth(true);
            parameters.setSSLParameters(wanted);
        }
    }
}
