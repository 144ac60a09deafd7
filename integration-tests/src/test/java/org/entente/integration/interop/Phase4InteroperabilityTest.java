package org.entente.integration.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.entente.core.arrival.OpenedWire;
import org.entente.integration.interop.InteropTable.Finding;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class Phase4InteroperabilityTest {

    private static final byte[] DOCUMENT = "<Alert>Utopia</Alert>".getBytes(StandardCharsets.UTF_8);

    @RegisterExtension
    static final InteropTable TABLE = new InteropTable();

    @TempDir
    static Path home;

    private static World world;

    @BeforeAll
    static void startBoth() throws IOException, InterruptedException {
        world = new World(home);
    }

    @AfterAll
    static void stopBoth() throws IOException {
        world.close();
    }

    @Case(value = "one payload", direction = Case.OUT)
    @ParameterizedTest
    @EnumSource(Terms.class)
    void pushesToPhase4AndAcceptsItsReceipt(Terms terms, Finding finding) throws InterruptedException {
        var payloads = List.of(DOCUMENT);
        var sealed = world.entente.seal(terms, world.outgoing(terms, payloads));

        var receipt = world.entente.push(terms, sealed);

        var received = world.phase4.nextReceived();
        assertThat(received)
                .containsEntry("id", sealed.wireId())
                .containsEntry("signed", "true")
                .containsEntry("decrypted", "true")
                .containsEntry("digests", World.digests(payloads));
        assertThat(new String(receipt.proof(), StandardCharsets.UTF_8)).contains(sealed.wireId());
        finding.says("verified, decrypted and decompressed by phase4; its signed receipt verified by Entente");
    }

    @Case(value = "one payload", direction = Case.IN)
    @ParameterizedTest
    @EnumSource(Terms.class)
    void opensWhatPhase4PushesAndSatisfiesItWithAReceipt(Terms terms, Finding finding)
            throws IOException, InterruptedException {
        var payloads = List.of(DOCUMENT);
        var order = world.order(terms, payloads);

        var answer = world.phase4.send(order);

        assertThat(world.entente.receiving(terms).refused).isEmpty();
        assertThat(answer)
                .containsEntry("result", "SUCCESS")
                .containsEntry("signed", "true")
                .containsEntry("references", "fit");
        OpenedWire delivered = world.entente.receiving(terms).delivered.take();
        assertThat(order.get("id")).startsWith(delivered.message().toString());
        assertThat(delivered.parts().getFirst().digest()).isEqualTo(org.entente.core.content.Digest.of(DOCUMENT));
        finding.says("opened by Entente; its receipt's signature and references verified by phase4");
    }
}
