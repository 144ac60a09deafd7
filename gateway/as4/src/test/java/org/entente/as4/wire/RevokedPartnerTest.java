package org.entente.as4.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.startup.Tomcat;
import org.entente.as4.agreement.Agreements;
import org.entente.as4.agreement.Agreements.Peer;
import org.entente.as4.message.As4Opener;
import org.entente.certsdev.PlayPki;
import org.entente.certsdev.PlayState;
import org.entente.certsdev.StateAuthorities;
import org.entente.certsdev.answers.AnswerServer;
import org.entente.certsdev.answers.OcspResponder;
import org.entente.certsdev.answers.RevokedBook;
import org.entente.certsdev.issue.Authority;
import org.entente.core.arrival.Arrival;
import org.entente.core.failure.FailureCode;
import org.entente.core.failure.GatewayFailure;
import org.entente.core.partner.Partner.Suite;
import org.entente.trust.revocation.RevocationBook;
import org.entente.trust.revocation.RevocationLimits;
import org.entente.trust.revocation.RevocationPolicy;
import org.entente.trust.revocation.RevocationSources;
import org.entente.trust.revocation.RevocationWatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Norland streams over one connection that stays open, and Norland's authority revokes its certificate meanwhile. */
class RevokedPartnerTest {

    private static final Duration EVERY = Duration.ofSeconds(1);
    private static final Clock CLOCK = Clock.systemUTC();

    @TempDir
    private static Path home = Path.of("");

    private final TwoGateways world = new TwoGateways(home, Suite.EDELIVERY_2);
    private final Peer norland = world.sudlandsAgreements().all().getFirst();
    private final RevocationBook book = new RevocationBook(new RevocationPolicy.HardFail(), CLOCK);
    private final Agreements held = new Agreements(
            world.sudland.state(),
            List.of(new Peer(norland.partner(), norland.certificates().held(book))));
    private final As4Opener opener = world.sudland.opener(held);
    private final RevokedBook revoked = new RevokedBook();
    private final List<FailureCode> refused = new CopyOnWriteArrayList<>();
    private AnswerServer answers = server();
    private RevocationWatch watch = watch();

    @BeforeEach
    void ask() throws InterruptedException {
        watch.ask();
        watch.start();
    }

    @AfterEach
    void close() throws LifecycleException {
        watch.close();
        answers.close();
        world.close();
    }

    @Test
    void isCutOffThoughItsConnectionIsOpen() throws IOException, LifecycleException {
        X509Certificate tls = norland.certificates().pinned().tls().getFirst();
        Tomcat door = world.sudland.open(
                world.sudland.servlet(this::accept),
                held.all().stream().map(Peer::certificates).toList());
        Agreements theirs = world.norland.agreements(
                world.sudland, Suite.EDELIVERY_2, door.getConnector().getLocalPort());
        try (As4Link link = world.norland.link(theirs)) {
            assertThat(isAccepted(link, theirs)).isTrue();
            Instant since = CLOCK.instant();
            revoked.revoke(tls, since);
            Instant last = since;
            while (isAccepted(link, theirs)) {
                last = CLOCK.instant();
                assertThat(Duration.between(since, last)).isLessThan(Duration.ofSeconds(60));
            }

            System.out.printf(
                    "Revoked: the last message was accepted %d ms later, asking every %s%n",
                    Duration.between(since, last).toMillis(), EVERY);
            assertThat(refused).containsExactly(FailureCode.CERTIFICATE_REVOKED);
            assertThat(world.sudland.engines).hasSize(1);
            assertThat(Duration.between(since, last)).isLessThan(EVERY.multipliedBy(10));
        } finally {
            door.stop();
            door.destroy();
        }
    }

    private byte[] accept(Arrival arrival) {
        try {
            return opener.receiptFor(world.open(opener, arrival));
        } catch (GatewayFailure failure) {
            refused.add(failure.code());
            throw failure;
        }
    }

    private boolean isAccepted(As4Link link, Agreements theirs) {
        try {
            link.push(world.norland.sealer(theirs).seal(world.message(List.of())));
            return true;
        } catch (GatewayFailure failure) {
            return false;
        }
    }

    private RevocationWatch watch() {
        StateAuthorities authorities = PlayPki.in(home, CLOCK, new SecureRandom())
                .authorities(PlayState.demonstration().getFirst());
        var usual = RevocationLimits.standard();
        var limits = new RevocationLimits(
                EVERY, usual.timeout(), usual.largestAnswer(), usual.largestList(), usual.oldest(), usual.skew());
        var sources = new RevocationSources(
                List.of(responder("/gateways", authorities.gateways()), responder("/root", authorities.root())),
                List.of(),
                Optional.empty());
        return new RevocationWatch(norland.certificates(), book, sources, limits, (one, now) -> {}, CLOCK);
    }

    private URI responder(String path, Authority authority) {
        var responder = new OcspResponder(authority, authority.credential(), revoked, Duration.ofMinutes(10), CLOCK);
        return answers.serve(path, responder::answer);
    }

    private static AnswerServer server() {
        try {
            return AnswerServer.on(0);
        } catch (IOException noPort) {
            throw new java.io.UncheckedIOException(noPort);
        }
    }
}
