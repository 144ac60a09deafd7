package org.entente.trust.enrol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.entente.certsdev.PlayPki;
import org.entente.certsdev.PlayState;
import org.entente.certsdev.Purpose;
import org.entente.certsdev.StateKeys;
import org.entente.certsdev.StatePlans;
import org.entente.trust.keys.KeyRollover;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** OpenSSL's own CMP server, which answers with a certificate that the play authority made for the very key. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CmpClientTest {

    private static final PlayState NORLAND = PlayState.of("QN", "Norland");
    private static final String SECRET = "correct horse";

    private final SecureRandom random = new SecureRandom();
    private final List<Process> servers = new ArrayList<>();
    private Path home = Path.of("");
    private StateKeys keys = new StateKeys(NORLAND, Path.of(""));

    @BeforeAll
    void keysThatWantCertificates(@TempDir Path folder) throws IOException, InterruptedException {
        assumeTrue(speaksCmp(), "This machine's openssl has no CMP server");
        home = folder;
        keys = PlayPki.in(home, Clock.systemUTC(), random)
                .make(List.of(NORLAND))
                .getFirst();
        KeyRollover.in(keys.folder(), Clock.systemUTC()).request();
    }

    @AfterEach
    void serversEnd() {
        servers.forEach(Process::destroy);
        servers.clear();
    }

    @Test
    void aKeyThatSignsIsCertifiedAndConfirmed() throws Exception {
        X509Certificate made = certified(Purpose.TLS);
        CmpClient client = client(SECRET, serving(made));

        assertThat(client.certify(pem("tls.csr.pem"))).isEqualTo(made);
    }

    @Test
    void anAuthorityThatWantsNoConfirmationGetsNone() throws Exception {
        X509Certificate made = certified(Purpose.SIGNING);
        CmpClient client = client(SECRET, serving(made, "-grant_implicitconf"));

        assertThat(client.certify(pem("signing.csr.pem"))).isEqualTo(made);
    }

    @Test
    void aKeyThatCannotSignIsCertifiedByItsPublicHalf() throws Exception {
        X509Certificate made = certified(Purpose.AGREEMENT);
        CmpClient client = client(SECRET, serving(made, "-accept_raverified"));
        X509Certificate before = keys.node(Purpose.AGREEMENT).load().certificate();

        assertThat(client.certify(pem("agreement.pub.pem"), before)).isEqualTo(made);
    }

    @Test
    void whoeverAnswersWithoutTheSecretIsNotBelieved() throws Exception {
        X509Certificate made = certified(Purpose.TLS);

        assertThatThrownBy(
                        () -> client(SECRET, serving(made, "-send_unprotected")).certify(pem("tls.csr.pem")))
                .isInstanceOf(EnrolmentFault.class)
                .hasMessage("The answer is not protected by the secret that was named");
        assertThatThrownBy(() -> client("another", serving(made)).certify(pem("tls.csr.pem")))
                .isInstanceOf(EnrolmentFault.class);
    }

    @Test
    void whatTheAuthorityRefusesIsSaidInItsWords() throws Exception {
        X509Certificate made = certified(Purpose.TLS);

        assertThatThrownBy(() -> client(
                                SECRET, serving(made, "-pkistatus", "2", "-statusstring", "not before you have paid"))
                        .certify(pem("tls.csr.pem")))
                .isInstanceOf(EnrolmentFault.class)
                .hasMessage("The authority refused, \"not before you have paid\"");
        assertThatThrownBy(
                        () -> client(SECRET, serving(made, "-poll_count", "1")).certify(pem("tls.csr.pem")))
                .isInstanceOf(EnrolmentFault.class)
                .hasMessageContaining("looked at by people");
    }

    @Test
    void anAuthorityThatIsNotThereIsSaidToBeSo() throws Exception {
        URI nobody = URI.create("http://localhost:" + freePort() + "/");

        assertThatThrownBy(() -> client(SECRET, nobody).certify(pem("tls.csr.pem")))
                .isInstanceOf(EnrolmentFault.class)
                .hasMessageStartingWith("The authority cannot be reached");
    }

    private CmpClient client(String secret, URI server) {
        return new CmpClient(server, "norland", secret.toCharArray(), random);
    }

    private URI serving(X509Certificate certificate, String... more) throws Exception {
        int port = freePort();
        Path file = Files.writeString(
                home.resolve("answer-" + port + ".pem"),
                "-----BEGIN CERTIFICATE-----\n"
                        + Base64.getMimeEncoder().encodeToString(certificate.getEncoded())
                        + "\n-----END CERTIFICATE-----\n");
        List<String> command = Stream.concat(
                        Stream.of(
                                "openssl",
                                "cmp",
                                "-port",
                                String.valueOf(port),
                                "-srv_ref",
                                "norland",
                                "-srv_secret",
                                "pass:" + SECRET,
                                "-rsp_cert",
                                file.toString()),
                        Stream.of(more))
                .toList();
        servers.add(new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(home.resolve("openssl-" + port + ".log").toFile())
                .start());
        Awaitility.await("openssl listens").atMost(Duration.ofSeconds(20)).until(() -> listens(port));
        return URI.create("http://localhost:" + port + "/");
    }

    private static boolean listens(int port) {
        try (var ignored = new Socket("localhost", port)) {
            return ignored.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static boolean speaksCmp() throws IOException, InterruptedException {
        Process help = new ProcessBuilder("openssl", "cmp", "-help")
                .redirectErrorStream(true)
                .start();
        String said = new String(help.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        return help.waitFor() == 0 && said.contains("-srv_secret");
    }

    private X509Certificate certified(Purpose purpose) throws IOException {
        return PlayPki.in(home, Clock.systemUTC(), random)
                .authorities(NORLAND)
                .gateways()
                .certify(new StatePlans(NORLAND, Clock.systemUTC()).node(purpose), requested(purpose), random);
    }

    private PublicKey requested(Purpose purpose) throws IOException {
        Path file = keys.folder().resolve("next").resolve(purpose.alias() + ".key.pem");
        try (var pem = new PEMParser(Files.newBufferedReader(file))) {
            return new JcaPEMKeyConverter().getPublicKey((SubjectPublicKeyInfo) pem.readObject());
        }
    }

    private byte[] pem(String name) throws IOException {
        String text = Files.readString(keys.folder().resolve("next").resolve(name));
        return Base64.getMimeDecoder().decode(text.replaceAll("-----[A-Z ]+-----", ""));
    }
}
