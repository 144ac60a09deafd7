package org.entente.node.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.entente.certsdev.PlayPki;
import org.entente.certsdev.PlayState;
import org.entente.certsdev.Purpose;
import org.entente.certsdev.StateKeys;
import org.entente.certsdev.answers.AnswerServer;
import org.entente.certsdev.answers.OcspResponder;
import org.entente.certsdev.answers.RevokedBook;
import org.entente.certsdev.issue.Authority;
import org.entente.core.content.Digest;
import org.entente.core.evidence.AuditTrail.Line;
import org.entente.core.evidence.DoorName;
import org.entente.core.failure.FailureCode;
import org.entente.core.memory.InMemoryCertificateUpdates;
import org.entente.node.config.NodeConfigReader;
import org.entente.node.partners.Partnership;
import org.entente.trust.path.PartnerCertificates;
import org.entente.trust.path.Standing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RevocationsTest {

    private static final String NORLAND = """
            state: {code: QN, name: Norland, home: "HOME"}
            listen: {as4-port: 7100, agency-port: 7101, desk-port: 7102}
            trust:
              keys-folder: "HOME"
              passphrase-file: "HOME/passphrase"
              asking: {every: 200ms, timeout: 2s}
            agencies: []
            partners:
              - state: QS
                name: Sudland
                endpoint: https://localhost:7200/as4
                agreement: qn-qs
                suite: EDELIVERY_2
                certificates-folder: "PARTNER"
                revocation: {responders: ["GATEWAYS", "ROOT"]}
                desks: {FIU: [alert]}
            """;

    private static final PlayState SUDLAND = PlayState.of("QS", "Sudland");

    private final Clock clock = Clock.systemUTC();
    private final List<Line> trail = new CopyOnWriteArrayList<>();
    private final RevokedBook revoked = new RevokedBook();

    @Test
    void writesDownThatAPartnersCertificateWasRevokedAndBelievesItNoMore(@TempDir Path folder)
            throws IOException, GeneralSecurityException {
        var pki = PlayPki.in(folder, clock, new SecureRandom());
        List<StateKeys> states = pki.make(List.of(PlayState.of("QN", "Norland"), SUDLAND));
        X509Certificate tls = states.get(1).node(Purpose.TLS).load().certificate();
        try (var answers = AnswerServer.on(0)) {
            URI gateways = serve(answers, "/gateways", pki.authorities(SUDLAND).gateways());
            URI root = serve(answers, "/root", pki.authorities(SUDLAND).root());
            String yaml = yaml(states.getFirst(), gateways, root);
            var config = NodeConfigReader.read(Files.writeString(folder.resolve("node.yaml"), yaml));
            var limits = config.trust().asking().limits();
            var watched =
                    new WireRoom.Watched(trail::add, new InMemoryCertificateUpdates(), partner -> Standing.unasked());
            try (var revocations = new Revocations(limits, watched, clock)) {
                PartnerCertificates sudland =
                        revocations.of(Partnership.of(config, clock).getFirst());
                revocations.start();
                await().atMost(Duration.ofSeconds(30)).until(() -> sudland.isTls(tls));

                revoked.revoke(tls, clock.instant());

                await().atMost(Duration.ofSeconds(30))
                        .untilAsserted(
                                () -> assertThat(trail.getLast().code()).contains(FailureCode.CERTIFICATE_REVOKED));
                assertThat(sudland.isTls(tls)).isFalse();
                assertThat(trail.getLast())
                        .satisfies(line -> assertThat(line.door()).isEqualTo(DoorName.TRUST))
                        .satisfies(line -> assertThat(line.who())
                                .isEqualTo("QS " + Digest.of(tls.getEncoded()).hex()))
                        .satisfies(line ->
                                assertThat(line.code()).isEqualTo(Optional.of(FailureCode.CERTIFICATE_REVOKED)));
            }
        }
    }

    private static String yaml(StateKeys own, URI gateways, URI root) {
        return NORLAND.replace("HOME", own.folder().toString())
                .replace("PARTNER", own.partner(SUDLAND).folder().toString())
                .replace("GATEWAYS", gateways.toString())
                .replace("ROOT", root.toString());
    }

    private URI serve(AnswerServer answers, String path, Authority authority) {
        var responder = new OcspResponder(authority, authority.credential(), revoked, Duration.ofMinutes(10), clock);
        return answers.serve(path, responder::answer);
    }
}
