package org.entente.trust.revocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.entente.trust.play.Norland.CLOCK;
import static org.entente.trust.play.Norland.SUDLAND;
import static org.entente.trust.play.Norland.handedBySudland;
import static org.entente.trust.play.Norland.pki;
import static org.entente.trust.play.Norland.sudland;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
import javax.security.auth.x500.X500Principal;
import org.entente.certsdev.Purpose;
import org.entente.certsdev.StateAuthorities;
import org.entente.certsdev.answers.AnswerServer;
import org.entente.certsdev.answers.OcspResponder;
import org.entente.certsdev.answers.RevocationLists;
import org.entente.certsdev.answers.RevokedBook;
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
import org.entente.core.failure.FailureCode;
import org.entente.core.failure.GatewayFailure;
import org.entente.core.failure.PermanentFault;
import org.entente.core.message.StateCode;
import org.entente.core.partner.Partner.Suite;
import org.entente.trust.path.PartnerCertificates;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RevocationWatchTest {

    private static final Duration LASTS = Duration.ofMinutes(10);
    private static final StateAuthorities AUTHORITIES = pki().authorities(SUDLAND);
    private static final X509Certificate TLS = sudland().published().read(Purpose.TLS);

    private final RevokedBook revoked = new RevokedBook();
    private final PartnerCertificates pinned = PartnerCertificates.in(new StateCode("QS"), handedBySudland(), CLOCK);
    private final List<Revocation> changes = new ArrayList<>();
    private AnswerServer server = open();

    @BeforeEach
    void forgetChanges() {
        changes.clear();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void cutsOffARevokedPartnerWithTheNextRound() throws InterruptedException {
        var book = new RevocationBook(new RevocationPolicy.HardFail(), CLOCK);
        var partner = pinned.held(book);
        try (var watch = watch(book, byOcsp(), CLOCK)) {
            watch.ask();
            assertThat(partner.isTls(TLS)).isTrue();

            revoked.revoke(TLS, CLOCK.instant());
            watch.ask();

            assertThat(partner.isTls(TLS)).isFalse();
            assertThat(partner.refusal(TLS).map(GatewayFailure::code)).contains(FailureCode.CERTIFICATE_REVOKED);
            assertThat(changes.getLast()).isInstanceOf(Revocation.Revoked.class);
        }
    }

    @Test
    void cutsOffAPartnerWhoseAuthorityWasRevoked() throws InterruptedException {
        var book = new RevocationBook(new RevocationPolicy.HardFail(), CLOCK);
        var partner = pinned.held(book);
        revoked.revoke(AUTHORITIES.gateways().certificate(), CLOCK.instant());
        try (var watch = watch(book, byLists(), CLOCK)) {
            watch.ask();

            assertThatThrownBy(() -> partner.encryption(Suite.EDELIVERY_2))
                    .isInstanceOfSatisfying(
                            PermanentFault.class,
                            fault -> assertThat(fault.code()).isEqualTo(FailureCode.CERTIFICATE_REVOKED));
        }
    }

    @Test
    void asksListsWhereTheResponderIsDead() throws InterruptedException {
        var book = new RevocationBook(new RevocationPolicy.HardFail(), CLOCK);
        var sources = new RevocationSources(
                List.of(URI.create("http://127.0.0.1:20399/dead")), byLists().lists(), Optional.empty());
        try (var watch = watch(book, sources, CLOCK)) {
            watch.ask();

            assertThat(pinned.held(book).isTls(TLS)).isTrue();
            assertThat(book.answer(TLS)).asString().contains("FETCHED_LIST");
        }
    }

    @Test
    void readsListsThatAPersonBrought(@TempDir Path brought) throws IOException, InterruptedException {
        revoked.revoke(TLS, CLOCK.instant());
        Files.write(
                brought.resolve("gateways.crl"), lists(AUTHORITIES.gateways()).list());
        Files.write(brought.resolve("root.crl"), lists(AUTHORITIES.root()).list());
        var book = new RevocationBook(new RevocationPolicy.HardFail(), CLOCK);
        var sources = new RevocationSources(List.of(), List.of(), Optional.of(brought));
        try (var watch = watch(book, sources, CLOCK)) {
            watch.ask();

            assertThat(book.objection(TLS)).contains(FailureCode.CERTIFICATE_REVOKED);
            assertThat(pinned.held(book)
                            .signer(Suite.EDELIVERY_2, sudland().published().read(Purpose.SIGNING)))
                    .isPresent();
        }
    }

    @Test
    void remembersWhoseKeySignedAndUntilWhenBroughtListsHold(@TempDir Path brought)
            throws IOException, InterruptedException, GeneralSecurityException {
        Credential delegate = delegate(Duration.ofDays(20));
        byte[] list = lists(AUTHORITIES.root()).list();
        Files.write(brought.resolve("root.crl"), list);
        Instant listEnds = ((X509CRL)
                        CertificateFactory.getInstance("X.509").generateCRL(new ByteArrayInputStream(list)))
                .getNextUpdate()
                .toInstant();
        URI byDelegate = server.serve(
                "/delegate", new OcspResponder(AUTHORITIES.gateways(), delegate, revoked, LASTS, CLOCK)::answer);
        var sources = new RevocationSources(List.of(byDelegate), List.of(), Optional.of(brought));
        try (var watch = watch(new RevocationBook(new RevocationPolicy.HardFail(), CLOCK), sources, CLOCK)) {
            watch.ask();

            assertThat(watch.ends(CLOCK.instant(), CLOCK.instant().plus(Duration.ofDays(60))))
                    .extracting(
                            SourceEnd::at,
                            SourceEnd::isLast,
                            end -> end.source().signer())
                    .containsExactly(
                            tuple(listEnds.plusMillis(1), true, Optional.empty()),
                            tuple(
                                    delegate.certificate()
                                            .getNotAfter()
                                            .toInstant()
                                            .plusMillis(1),
                                    true,
                                    Optional.of(delegate.certificate())));
        }
    }

    @Test
    void cannotTellWhenTheResponderIsSlow() throws InterruptedException {
        var never = new CountDownLatch(1);
        var slow = server.serve("/slow", question -> waitFor(never, question));
        var book = new RevocationBook(new RevocationPolicy.HardFail(), CLOCK);
        try (var watch = watch(book, new RevocationSources(List.of(slow), List.of(), Optional.empty()), CLOCK)) {
            watch.ask();

            assertThat(book.answer(TLS)).asString().contains("no answer within PT0.5S");
            assertThat(book.objection(TLS)).contains(FailureCode.REVOCATION_UNKNOWN);
        } finally {
            never.countDown();
        }
    }

    @Test
    void cannotTellFromAnAnswerThatIsTooLong() throws InterruptedException {
        var endless = server.serve("/endless", question -> new byte[100_000]);
        var book = new RevocationBook(new RevocationPolicy.HardFail(), CLOCK);
        try (var watch = watch(book, new RevocationSources(List.of(endless), List.of(), Optional.empty()), CLOCK)) {
            watch.ask();

            assertThat(book.objection(TLS)).contains(FailureCode.REVOCATION_UNKNOWN);
        }
    }

    @Test
    void goesOnForTheHoursOfGraceAndNoLonger() throws InterruptedException {
        assertThat(objectionAfter(new RevocationPolicy.Grace(Duration.ofHours(4)), Duration.ofHours(4)))
                .isEmpty();
        assertThat(objectionAfter(new RevocationPolicy.Grace(Duration.ofHours(4)), Duration.ofHours(5)))
                .contains(FailureCode.REVOCATION_UNKNOWN);
        assertThat(objectionAfter(new RevocationPolicy.HardFail(), Duration.ofHours(4)))
                .contains(FailureCode.REVOCATION_UNKNOWN);
    }

    @Test
    void givesNoGraceToACertificateThatWasNeverCalledGood() {
        var book = new RevocationBook(new RevocationPolicy.Grace(Duration.ofHours(4)), CLOCK);

        assertThat(book.objection(TLS)).contains(FailureCode.REVOCATION_UNKNOWN);
    }

    @Test
    void believesNoGoodAnswerOnceTheAskingHasStopped() {
        var passed = new AtomicLong();
        var book = new RevocationBook(new RevocationPolicy.HardFail(), moving(passed));
        var lasting = new Revocation.Known(
                CLOCK.instant(), Revocation.Source.FETCHED_LIST, CLOCK.instant().plusSeconds(9999));
        book.begin(Map.of());
        book.write(TLS, new Revocation.Good(lasting));
        assertThat(book.objection(TLS)).isEmpty();

        passed.set(301);

        assertThat(book.objection(TLS)).contains(FailureCode.REVOCATION_UNKNOWN);
    }

    @Test
    void doesNotTakeAnOldGoodAnswerForTheEndOfARevocation() {
        var book = new RevocationBook(new RevocationPolicy.HardFail(), CLOCK);
        var now = CLOCK.instant();
        book.begin(Map.of());
        book.write(TLS, new Revocation.Revoked(known(now)));

        book.write(TLS, new Revocation.Good(known(now.minusSeconds(1))));
        assertThat(book.objection(TLS)).contains(FailureCode.CERTIFICATE_REVOKED);
        book.write(TLS, new Revocation.Good(known(now.plusSeconds(1))));
        assertThat(book.objection(TLS)).isEmpty();
    }

    private static Revocation.Known known(Instant said) {
        return new Revocation.Known(said, Revocation.Source.OCSP, said.plusSeconds(600));
    }

    private static Clock moving(AtomicLong passed) {
        return new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return CLOCK.instant().plusSeconds(passed.get());
            }
        };
    }

    /** A good answer was written, and then nobody answered for this long. */
    private Optional<FailureCode> objectionAfter(RevocationPolicy policy, Duration later) {
        var good = new Revocation.Known(
                CLOCK.instant(), Revocation.Source.OCSP, CLOCK.instant().plusSeconds(60));
        var book = new RevocationBook(policy, Clock.offset(CLOCK, later));
        book.begin(Map.of());
        book.write(TLS, new Revocation.Good(good));
        return book.objection(TLS);
    }

    private RevocationWatch watch(RevocationBook book, RevocationSources sources, Clock clock) {
        var usual = RevocationLimits.standard();
        var limits = new RevocationLimits(
                usual.every(), Duration.ofMillis(500), 50_000, usual.largestList(), usual.oldest(), usual.skew());
        return new RevocationWatch(pinned, book, sources, limits, (one, now) -> changes.add(now), clock);
    }

    private RevocationSources byOcsp() {
        URI gateways = server.serve("/gateways", responder(AUTHORITIES.gateways()));
        URI root = server.serve("/root", responder(AUTHORITIES.root()));
        return new RevocationSources(List.of(gateways, root), List.of(), Optional.empty());
    }

    private RevocationSources byLists() {
        URI gateways = server.serve(
                "/gateways.crl", question -> lists(AUTHORITIES.gateways()).list());
        URI root =
                server.serve("/root.crl", question -> lists(AUTHORITIES.root()).list());
        return new RevocationSources(List.of(), List.of(gateways, root), Optional.empty());
    }

    private UnaryOperator<byte[]> responder(Authority authority) {
        return new OcspResponder(authority, authority.credential(), revoked, LASTS, CLOCK)::answer;
    }

    private RevocationLists lists(Authority authority) {
        return new RevocationLists(authority, revoked, LASTS, CLOCK);
    }

    private static Credential delegate(Duration lasts) {
        var plan = new CertificatePlan(
                new X500Principal("CN=Sudland responder,O=Sudland,C=QS"),
                new Validity(CLOCK.instant().minusSeconds(60), CLOCK.instant().plus(lasts)),
                new Standing.Leaf(
                        Set.of(KeyUse.DIGITAL_SIGNATURE), Set.of(ExtendedUse.OCSP_SIGNING), AlternativeNames.none()));
        return AUTHORITIES.gateways().issue(plan, KeyKind.P256, SeededRandom.ofPhrase("responder"));
    }

    private static byte[] waitFor(CountDownLatch latch, byte[] answer) {
        try {
            latch.await();
            return answer;
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            return answer;
        }
    }

    private static AnswerServer open() {
        try {
            return AnswerServer.on(0);
        } catch (IOException noPort) {
            throw new java.io.UncheckedIOException(noPort);
        }
    }
}
