package org.entente.trust.revocation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.entente.trust.play.Norland.CLOCK;
import static org.entente.trust.play.Norland.SUDLAND;
import static org.entente.trust.play.Norland.pki;
import static org.entente.trust.play.Norland.sudland;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.function.UnaryOperator;
import javax.security.auth.x500.X500Principal;
import org.entente.certsdev.Purpose;
import org.entente.certsdev.answers.AnswerServer;
import org.entente.certsdev.answers.TimeStamps;
import org.entente.certsdev.files.Pem;
import org.entente.certsdev.issue.AlternativeNames;
import org.entente.certsdev.issue.Authority;
import org.entente.certsdev.issue.CertificatePlan;
import org.entente.certsdev.issue.Credential;
import org.entente.certsdev.issue.ExtendedUse;
import org.entente.certsdev.issue.KeyKind;
import org.entente.certsdev.issue.KeyUse;
import org.entente.certsdev.issue.SeededRandom;
import org.entente.certsdev.issue.Standing;
import org.entente.certsdev.issue.Validity;
import org.entente.trust.revocation.Revocation.CouldNotTell;
import org.entente.trust.revocation.Revocation.Good;
import org.entente.trust.revocation.Revocation.Revoked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What OpenSSL says as the authority outside ends in the right one of three answers. */
class OpenSslTest {

    private static final Authority GATEWAYS = pki().authorities(SUDLAND).gateways();
    private static final X509Certificate LEAF = sudland().published().read(Purpose.TLS);
    private static final X509Certificate OTHER = sudland().published().read(Purpose.SIGNING);

    @TempDir
    private Path folder = Path.of("");

    private OpenSsl openssl = new OpenSsl(Path.of(""));
    private AnswerServer server = server();

    @BeforeEach
    void open() throws IOException, InterruptedException {
        openssl = OpenSsl.in(folder, GATEWAYS.credential());
        save("responder", leaf(GATEWAYS, ExtendedUse.OCSP_SIGNING));
        save("stranger", leaf(pki().authorities(SUDLAND).agencies(), ExtendedUse.OCSP_SIGNING));
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void saysGood() throws IOException, InterruptedException {
        openssl.issued(LEAF);

        assertThat(asked("responder", CLOCK)).isInstanceOf(Good.class);
        assertThat(asked("ca", CLOCK)).isInstanceOf(Good.class);
    }

    @Test
    void saysRevoked() throws IOException, InterruptedException {
        openssl.revoked(LEAF, CLOCK.instant().minusSeconds(60));

        assertThat(asked("responder", CLOCK)).isInstanceOf(Revoked.class);
    }

    @Test
    void saysUnknown() throws IOException, InterruptedException {
        openssl.issued(OTHER);

        assertThat(asked("responder", CLOCK)).asString().contains("does not know");
    }

    @Test
    void saidItTooLongAgo() throws IOException, InterruptedException {
        openssl.issued(LEAF);

        assertThat(asked("responder", Clock.offset(CLOCK, Duration.ofMinutes(11))))
                .asString()
                .contains("stale");
    }

    @Test
    void signsWithACertificateOfAnotherAuthority() throws IOException, InterruptedException {
        openssl.issued(LEAF);

        assertThat(asked("stranger", CLOCK)).asString().contains("may not speak");
    }

    @Test
    void answersAboutAnotherCertificate() throws IOException, InterruptedException {
        openssl.issued(LEAF);
        openssl.issued(OTHER);
        save("other", OTHER);
        byte[] question = question("other.pem");

        assertThat(through(asked -> openssl.ocsp(question, "responder"), CLOCK))
                .asString()
                .contains("another certificate");
    }

    @Test
    void isDead() throws InterruptedException {
        URI nobody = server.serve("/ocsp", question -> question);
        server.close();

        assertThat(round(new RevocationSources(List.of(nobody), List.of(), Optional.empty()), CLOCK))
                .asString()
                .contains("no answer within");
    }

    @Test
    void isSlow() throws IOException, InterruptedException {
        openssl.issued(LEAF);
        var late = new CountDownLatch(1);

        Revocation said = through(
                question -> {
                    byte[] answer = openssl.ocsp(question, "responder");
                    await(late);
                    return answer;
                },
                CLOCK);
        late.countDown();

        assertThat(said).asString().contains("no answer within");
    }

    @Test
    void listsWhatWasRevoked() throws IOException, InterruptedException {
        openssl.issued(OTHER);
        byte[] before = openssl.list();
        openssl.revoked(LEAF, CLOCK.instant().minusSeconds(60));
        byte[] after = openssl.list();

        assertThat(byList(before, CLOCK)).isInstanceOf(Good.class);
        assertThat(byList(after, CLOCK)).isInstanceOf(Revoked.class);
        assertThat(byList(before, Clock.offset(CLOCK, Duration.ofDays(2)))).isInstanceOf(CouldNotTell.class);
        after[after.length / 2] ^= 1;
        assertThat(byList(after, CLOCK)).isInstanceOf(CouldNotTell.class);
    }

    @Test
    void verifiesTheTimeStampsOfThePlayAuthority() throws IOException {
        Credential stamps = leaf(GATEWAYS, ExtendedUse.TIME_STAMPING);
        Files.write(
                folder.resolve("root.pem"),
                Pem.ofCertificates(List.of(pki().authorities(SUDLAND).root().certificate())));
        Files.writeString(folder.resolve("data.txt"), "Utopia", UTF_8);
        openssl.run(List.of("ts", "-query", "-data", "data.txt", "-sha256"), List.of("-cert", "-out", "question.tsq"));
        byte[] question = Files.readAllBytes(folder.resolve("question.tsq"));
        Files.write(folder.resolve("stamp.tsr"), new TimeStamps(stamps, CLOCK).answer(question));
        List<String> verify =
                List.of("ts", "-verify", "-in", "stamp.tsr", "-CAfile", "root.pem", "-untrusted", "ca.pem");

        assertThat(openssl.run(verify, List.of("-queryfile", "question.tsq"))).contains("Verification: OK");
        Files.writeString(folder.resolve("data.txt"), "Dystopia", UTF_8);
        assertThat(openssl.run(verify, List.of("-data", "data.txt"))).contains("Verification: FAILED");
    }

    private Revocation asked(String signer, Clock clock) throws InterruptedException {
        return through(question -> openssl.ocsp(question, signer), clock);
    }

    private Revocation through(UnaryOperator<byte[]> answers, Clock clock) throws InterruptedException {
        URI responder = server.serve("/ocsp" + System.nanoTime(), answers);
        return round(new RevocationSources(List.of(responder), List.of(), Optional.empty()), clock);
    }

    private Revocation byList(byte[] list, Clock clock) throws InterruptedException {
        URI place = server.serve("/list" + System.nanoTime(), question -> list);
        return round(new RevocationSources(List.of(), List.of(place), Optional.empty()), clock);
    }

    private static Revocation round(RevocationSources sources, Clock clock) throws InterruptedException {
        try (var asker = new Asker(sources, RevocationLimits.standard(), clock)) {
            return asker.round().ask(LEAF, GATEWAYS.certificate());
        }
    }

    private byte[] question(String certificate) throws IOException {
        openssl.run(
                List.of("ocsp", "-issuer", "ca.pem", "-cert", certificate, "-no_nonce"),
                List.of("-reqout", "other.der"));
        return Files.readAllBytes(folder.resolve("other.der"));
    }

    private static Credential leaf(Authority authority, ExtendedUse use) {
        var plan = new CertificatePlan(
                new X500Principal("CN=Sudland " + use + ",O=Sudland,C=QS"),
                Validity.lasting(Period.ofDays(30), CLOCK),
                new Standing.Leaf(Set.of(KeyUse.DIGITAL_SIGNATURE), Set.of(use), AlternativeNames.none()));
        return authority.issue(plan, KeyKind.P256, SeededRandom.ofPhrase("openssl " + use));
    }

    private void save(String name, Credential credential) throws IOException {
        save(name, credential.certificate());
        Files.write(folder.resolve(name + ".key"), Pem.ofKey(credential.privateKey()));
    }

    private void save(String name, X509Certificate certificate) throws IOException {
        Files.write(folder.resolve(name + ".pem"), Pem.ofCertificates(List.of(certificate)));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private static AnswerServer server() {
        try {
            return AnswerServer.on(0);
        } catch (IOException noPort) {
            throw new java.io.UncheckedIOException(noPort);
        }
    }
}
