package org.entente.node.wiring;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.entente.as4.message.As4Arrival;
import org.entente.certsdev.PlayPki;
import org.entente.certsdev.PlayState;
import org.entente.certsdev.Purpose;
import org.entente.certsdev.StateKeys;
import org.entente.core.arrival.Arrival;
import org.entente.core.arrival.Opening;
import org.entente.core.content.Digest;
import org.entente.core.evidence.AuditTrail.Line;
import org.entente.core.evidence.DoorBook;
import org.entente.core.evidence.DoorName;
import org.entente.core.failure.FailureCode;
import org.entente.core.failure.Refused;
import org.entente.core.memory.InMemoryCertificateUpdates;
import org.entente.core.memory.InMemoryContents;
import org.entente.core.message.StateCode;
import org.entente.node.config.NodeConfigReader;
import org.entente.trust.keys.NodeKeys;
import org.entente.trust.keys.TlsContexts;
import org.entente.trust.path.Standing;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WireRoomTest {

    private static final String NORLAND = """
            state: {code: QN, name: Norland, home: "HOME"}
            listen: {as4-port: 7100, agency-port: 7101, desk-port: 7102}
            trust: {keys-folder: "HOME", passphrase-file: "HOME/passphrase"}
            agencies: []
            partners:
              - state: QS
                name: Sudland
                endpoint: https://localhost:7200/as4
                agreement: qn-qs
                suite: EDELIVERY_2
                certificates-folder: "PARTNER"
                desks: {FIU: [alert]}
            """;

    private final Clock clock = Clock.systemUTC();
    private final List<Line> trail = new ArrayList<>();
    private List<StateKeys> states = List.of();

    @TempDir
    private Path folder = Path.of("");

    @BeforeEach
    void makeKeys() {
        states = PlayPki.in(folder, clock, new SecureRandom())
                .make(List.of(PlayState.of("QN", "Norland"), PlayState.of("QS", "Sudland")));
    }

    @Test
    void recordsOneLineForEachRefusalOfAPartnerAndOfAStranger() throws IOException, GeneralSecurityException {
        WireRoom wire = norland();
        X509Certificate partner = tls(states.get(1));
        X509Certificate stranger = tls(states.get(0));

        assertThatThrownBy(() -> receive(wire, partner)).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> receive(wire, stranger)).isInstanceOf(Refused.class);

        assertThat(trail)
                .extracting(
                        Line::door,
                        Line::who,
                        Line::what,
                        Line::subject,
                        line -> line.code().orElseThrow())
                .containsExactly(
                        tuple(DoorName.AS4, "QS " + print(partner), "refused", "", FailureCode.BAD_WIRE_MESSAGE),
                        tuple(DoorName.AS4, "unknown " + print(stranger), "refused", "", FailureCode.BAD_WIRE_MESSAGE));
    }

    private byte[] receive(WireRoom wire, X509Certificate client) {
        var opening = new Opening(wire.ports().opener(), new InMemoryContents(), new StateCode("QN"), 1000);
        var body = new ByteArrayInputStream("no message".getBytes(UTF_8));
        return wire.recorded(
                (Arrival arrival) -> opening.open(arrival).wire().contentMark().getBytes(UTF_8),
                new As4Arrival(client, "text/plain", body),
                new DoorBook(trail::add, DoorName.AS4, clock));
    }

    private WireRoom norland() throws IOException {
        StateKeys own = states.getFirst();
        Path partner = own.partner(states.get(1).state()).folder();
        Path yaml = Files.writeString(
                folder.resolve("node.yaml"),
                NORLAND.replace("HOME", own.folder().toString()).replace("PARTNER", partner.toString()));
        NodeKeys keys = NodeKeys.in(own.folder());
        var watched = new WireRoom.Watched(trail::add, new InMemoryCertificateUpdates(), known -> Standing.unasked());
        return new WireRoom(NodeConfigReader.read(yaml), keys, new TlsContexts(keys), watched, clock);
    }

    private static X509Certificate tls(StateKeys keys) throws GeneralSecurityException {
        return keys.node(Purpose.TLS).load().certificate();
    }

    private static String print(X509Certificate certificate) throws GeneralSecurityException {
        return Digest.of(certificate.getEncoded()).hex();
    }
}
