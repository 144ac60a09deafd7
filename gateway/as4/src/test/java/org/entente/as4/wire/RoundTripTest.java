package org.entente.as4.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.catalina.LifecycleException;
import org.entente.core.arrival.OpenedWire;
import org.entente.core.content.Digest;
import org.entente.core.content.Part;
import org.entente.core.content.PartRole;
import org.entente.core.partner.Partner.Suite;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RoundTripTest {

    @ParameterizedTest
    @CsvSource({
        "EDELIVERY_2, 0",
        "EDELIVERY_2, 1",
        "EDELIVERY_2, 3",
        "EDELIVERY_2_P256, 3",
        "EDELIVERY_1_RSA, 0",
        "EDELIVERY_1_RSA, 3"
    })
    void carriesDocumentAndAttachments(Suite suite, int attachments)
            throws IOException, LifecycleException, InterruptedException {
        try (var world = new TwoGateways(suite)) {
            var files = new ArrayList<>(
                    List.of(TwoGateways.noise(5 * 1024 * 1024), TwoGateways.noise(0), TwoGateways.noise(70_001)));
            var sent = world.message(files.subList(0, attachments));

            var receipt = world.send(world.openSudland(), sent);

            OpenedWire opened = world.opened.take();
            assertThat(opened.message()).isEqualTo(sent.message());
            assertThat(opened.sender()).isEqualTo(sent.sender());
            assertThat(opened.urgency()).isEqualTo(sent.urgency());
            assertThat(opened.parts().getFirst().role()).isEqualTo(PartRole.SHARED);
            assertThat(digests(opened.parts()))
                    .isEqualTo(sent.payloads().stream()
                            .map(payload -> payload.digest())
                            .toList());
            assertThat(new String(receipt.proof(), java.nio.charset.StandardCharsets.UTF_8))
                    .contains("NonRepudiationInformation", sent.message().toString());
        }
    }

    @ParameterizedTest
    @EnumSource(Suite.class)
    void marksARepeatAlike(Suite suite) throws IOException, LifecycleException, InterruptedException {
        try (var world = new TwoGateways(suite)) {
            var sent = world.message(List.of(TwoGateways.noise(1000)));
            int port = world.openSudland();

            world.send(port, sent);
            world.send(port, sent);

            OpenedWire first = world.opened.take();
            OpenedWire second = world.opened.take();
            assertThat(second.referenceMark()).isEqualTo(first.referenceMark());
            assertThat(second.contentMark()).isEqualTo(first.contentMark());
        }
    }

    private static List<Digest> digests(List<Part> parts) {
        return parts.stream().map(Part::digest).toList();
    }
}
