package org.entente.node.rollover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.entente.as4.agreement.Agreements;
import org.entente.as4.agreement.Agreements.Peer;
import org.entente.as4.agreement.As4Limits;
import org.entente.as4.update.NamedCertificate;
import org.entente.as4.update.UpdateAction;
import org.entente.as4.update.UpdateAnswer;
import org.entente.as4.update.UpdateRequest;
import org.entente.as4.update.UpdateRequest.Replacement;
import org.entente.as4.update.UpdateWriter;
import org.entente.certsdev.PlayPki;
import org.entente.certsdev.PlayState;
import org.entente.certsdev.Purpose;
import org.entente.certsdev.StateKeys;
import org.entente.certsdev.StatePlans;
import org.entente.certsdev.issue.KeyKind;
import org.entente.core.evidence.AuditTrail;
import org.entente.core.failure.FailureCode;
import org.entente.core.failure.Refused;
import org.entente.core.failure.TemporaryFault;
import org.entente.core.ledger.Way;
import org.entente.core.memory.InMemoryCertificateUpdates;
import org.entente.core.memory.MovingClock;
import org.entente.core.message.StateCode;
import org.entente.core.rollover.CertificateUpdate;
import org.entente.core.rollover.UpdateStage;
import org.entente.core.xml.SafeXml;
import org.entente.node.config.NodeConfigReader;
import org.entente.node.partners.Partnership;
import org.entente.trust.path.PartnerCertificates;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Norland's side of an update that Sudland announces, and of one that Norland announced itself. */
class CertificateUpdatesTest {

    private static final PlayState SUDLAND = PlayState.of("QS", "Sudland");
    private static final StateCode QS = new StateCode("QS");
    private static final String CONFIG = """
            state: {code: QN, name: Norland, home: "HOME"}
            listen: {as4-port: 7100, agency-port: 7101, desk-port: 7102}
            trust: {keys-folder: "HOME", passphrase-file: "HOME/passphrase"}
            agencies: []
            partners:
              - state: QS
                name: Sudland
                endpoint: https://localhost:7200/as4
                agreement: qn-qs
                certificates-folder: "PARTNER"
                desks: {FIU: [alert]}
            """;

    private final MovingClock clock = new MovingClock(Clock.systemUTC().instant());
    private final SecureRandom random = new SecureRandom();
    private final InMemoryCertificateUpdates kept = new InMemoryCertificateUpdates();
    private final List<AuditTrail.Line> trail = new ArrayList<>();
    private final UpdateBook book =
            new UpdateBook(kept, new SafeXml(As4Limits.standard().xml()), trail::add, clock);
    private final List<String> sent = new ArrayList<>();
    private boolean reachable = true;

    @TempDir
    private Path home = Path.of("");

    private StateKeys sudland = new StateKeys(SUDLAND, Path.of(""));
    private Agreements agreements = new Agreements(new StateCode("QN"), List.of());
    private UpdateInbox inbox = new UpdateInbox(agreements, book);
    private UpdatePost post = new UpdatePost(agreements, book, (_, _, _) -> {});
    private Path handed = Path.of("");

    @BeforeEach
    void norlandKnowsSudland() throws IOException {
        List<StateKeys> states = PlayPki.in(home, clock, random).make(List.of(PlayState.of("QN", "Norland"), SUDLAND));
        sudland = states.get(1);
        handed = states.getFirst().partner(SUDLAND).folder();
        String yaml =
                CONFIG.replace("HOME", states.getFirst().folder().toString()).replace("PARTNER", handed.toString());
        var config = NodeConfigReader.read(Files.writeString(home.resolve("node.yaml"), yaml));
        agreements = new Agreements(
                new StateCode("QN"),
                Partnership.of(config, clock).stream()
                        .map(known -> new Peer(known.partner(), PartnerCertificates.in(QS, handed, clock)))
                        .toList());
        inbox = new UpdateInbox(agreements, book);
        post = new UpdatePost(agreements, book, this::send);
    }

    @Test
    void waitsForPeopleAndIsConfirmedOnceItsCertificateCounts() throws Exception {
        X509Certificate next = next(Purpose.TLS);
        take(request("u-1", tls(), next));
        take(request("u-1", tls(), next));
        post.look();
        assertThat(stage("u-1")).isEqualTo(UpdateStage.RECEIVED);
        assertThat(sent).isEmpty();

        Path file = handed.resolve("tls.crt.pem");
        Files.writeString(file, Files.readString(file) + pem(next));
        agreements.with(QS).orElseThrow().renew(PartnerCertificates.in(QS, handed, clock));
        post.look();

        assertThat(stage("u-1")).isEqualTo(UpdateStage.CONFIRMED);
        assertThat(sent).containsExactly("CONFIRMATION u-1");
        assertThat(trail)
                .extracting(AuditTrail.Line::what)
                .containsExactly(
                        "certificate update RECEIVED", "certificate update ACCEPTED", "certificate update CONFIRMED");
    }

    @Test
    void whatCannotBeTrustedIsTurnedDownWithItsReason() {
        var otherAgreement = new UpdateRequest(
                "u-1",
                clock.instant(),
                clock.instant(),
                Optional.empty(),
                "other",
                List.of(new Replacement(NamedCertificate.of(tls()), next(Purpose.TLS))));
        take(otherAgreement);
        take(request("u-2", next(Purpose.TLS), next(Purpose.TLS)));
        take(request("u-3", tls(), next(Purpose.SIGNING)));
        take(request("u-4", tls(), expired()));
        post.look();

        assertThat(List.of(note("u-1"), note("u-2"), note("u-3"), note("u-4")))
                .satisfiesExactly(
                        one -> assertThat(one).contains("another agreement"),
                        two -> assertThat(two).contains("not held here"),
                        three -> assertThat(three).contains("for tls is not fit"),
                        four -> assertThat(four).contains("for tls is not fit"));
        assertThat(sent).hasSize(4).allMatch(one -> one.startsWith("REJECTION"));
        assertThat(stage("u-4")).isEqualTo(UpdateStage.REJECTED);
    }

    @Test
    void isCarriedAgainWithLongerPausesUntilItArrives() {
        reachable = false;
        announce("u-1");
        var tries = new ArrayList<Integer>();
        for (int minute = 0; minute < 30; minute++) {
            post.look();
            tries.add(sent.size());
            clock.pass(Duration.ofMinutes(1));
        }
        assertThat(tries.getLast()).isBetween(7, 12);
        assertThat(book.find(Way.OUTBOUND, QS, "u-1").orElseThrow().stage()).isEqualTo(UpdateStage.WAITING);

        reachable = true;
        clock.pass(Duration.ofMinutes(6));
        post.look();
        assertThat(book.find(Way.OUTBOUND, QS, "u-1").orElseThrow().stage()).isEqualTo(UpdateStage.SENT);
        int before = sent.size();
        post.look();
        assertThat(sent).hasSize(before);
    }

    @Test
    void anAnswerSettlesWhatWasAnnouncedAndNothingElse() {
        announce("u-1");
        var no = new UpdateAnswer("a", "u-1", clock.instant(), "qn-qs", Optional.of("No."));
        var yes = new UpdateAnswer("b", "u-1", clock.instant(), "qn-qs", Optional.empty());
        inbox.answered(QS, no);
        inbox.answered(QS, yes);

        CertificateUpdate update = book.find(Way.OUTBOUND, QS, "u-1").orElseThrow();
        assertThat(update.stage()).isEqualTo(UpdateStage.REJECTED);
        assertThat(update.note()).isEqualTo("No.");
        assertThatThrownBy(
                        () -> inbox.answered(QS, new UpdateAnswer("c", "u-9", clock.instant(), "x", Optional.empty())))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("answers no update");
    }

    @Test
    void aPartnerDoesNotFillTheBook() {
        for (int i = 0; i < 16; i++) {
            take(request(UUID.randomUUID().toString(), tls(), next(Purpose.TLS)));
        }

        assertThatThrownBy(() -> take(request("one-more", tls(), next(Purpose.TLS))))
                .isInstanceOf(TemporaryFault.class)
                .hasMessageContaining("16 updates");
    }

    private void send(StateCode partner, UpdateAction action, String document) {
        assertThat(partner).isEqualTo(QS);
        sent.add(action + " " + (document.contains("u-1") ? "u-1" : "another"));
        if (!reachable) {
            throw new TemporaryFault(FailureCode.PARTNER_UNREACHABLE, "The gateway of QS cannot be reached");
        }
    }

    private void announce(String id) {
        UpdateRequest request = request(id, tls(), next(Purpose.TLS));
        Instant now = clock.instant();
        book.enter(new CertificateUpdate(
                id, Way.OUTBOUND, QS, UpdateWriter.write(request), UpdateStage.WAITING, "", now, now));
    }

    private void take(UpdateRequest request) {
        inbox.requested(QS, request, UpdateWriter.write(request));
    }

    private UpdateRequest request(String id, X509Certificate current, X509Certificate next) {
        return new UpdateRequest(
                id,
                clock.instant(),
                clock.instant(),
                Optional.empty(),
                "qn-qs",
                List.of(new Replacement(NamedCertificate.of(current), next)));
    }

    private UpdateStage stage(String id) {
        return book.find(Way.INBOUND, QS, id).orElseThrow().stage();
    }

    private String note(String id) {
        return book.find(Way.INBOUND, QS, id).orElseThrow().note();
    }

    private X509Certificate tls() {
        return sudland.node(Purpose.TLS).load().certificate();
    }

    private X509Certificate next(Purpose purpose) {
        return certified(purpose, clock);
    }

    private X509Certificate expired() {
        return certified(Purpose.TLS, Clock.fixed(clock.instant().minus(Duration.ofDays(4000)), ZoneOffset.UTC));
    }

    private X509Certificate certified(Purpose purpose, Clock at) {
        return PlayPki.in(home, clock, random)
                .authorities(SUDLAND)
                .gateways()
                .issue(new StatePlans(SUDLAND, at).node(purpose), KeyKind.P256, random)
                .certificate();
    }

    private static String pem(X509Certificate certificate) throws Exception {
        return "-----BEGIN CERTIFICATE-----\n"
                + Base64.getMimeEncoder().encodeToString(certificate.getEncoded())
                + "\n-----END CERTIFICATE-----\n";
    }
}
