package org.entente.as4.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.catalina.LifecycleException;
import org.entente.as4.agreement.As4Limits;
import org.entente.as4.message.TestService;
import org.entente.as4.message.UpdateService;
import org.entente.as4.update.NamedCertificate;
import org.entente.as4.update.UpdateAction;
import org.entente.as4.update.UpdateAnswer;
import org.entente.as4.update.UpdateRequest;
import org.entente.as4.update.UpdateWriter;
import org.entente.core.failure.FailureCode;
import org.entente.core.failure.GatewayFailure;
import org.entente.core.failure.TemporaryFault;
import org.entente.core.message.StateCode;
import org.entente.core.partner.Partner.Suite;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An update travels as a signed and encrypted message and is receipted once it is kept. */
class UpdateServiceTest {

    private static final Instant NOW = Instant.parse("2026-11-27T12:00:00Z");

    private final List<UpdateRequest> requests = new ArrayList<>();
    private final List<UpdateAnswer> answers = new ArrayList<>();
    private boolean broken;

    @TempDir
    Path home = Path.of("");

    @ParameterizedTest
    @EnumSource
    void arrivesUnderEverySuiteWithItsSenderAndIsReceipted(Suite suite) throws IOException, LifecycleException {
        try (var world = new TwoGateways(home, suite)) {
            int port = world.openSudland(updatesFirst(world));
            var answer = new UpdateAnswer("b", "81ff47c6", NOW, "qn-qs", Optional.of("No."));

            send(world, port, UpdateAction.REQUEST, UpdateWriter.write(request(world)));
            send(world, port, answer.action(), UpdateWriter.write(answer));

            assertThat(requests).singleElement().satisfies(one -> {
                assertThat(one.id()).isEqualTo("81ff47c6");
                assertThat(one.replacements().getFirst().next())
                        .isEqualTo(world.norland.keys().tlsCertificate());
            });
            assertThat(answers).containsExactly(answer);
        }
    }

    @Test
    void isNotReceiptedWhereItIsNotKept() throws IOException, LifecycleException {
        try (var world = new TwoGateways(home, Suite.EDELIVERY_2)) {
            int port = world.openSudland(updatesFirst(world));
            broken = true;

            assertThatThrownBy(() -> send(world, port, UpdateAction.REQUEST, UpdateWriter.write(request(world))))
                    .isInstanceOfSatisfying(
                            TemporaryFault.class,
                            failure -> assertThat(failure.code()).isEqualTo(FailureCode.PARTNER_UNREACHABLE));
        }
    }

    @Test
    void isRefusedWhereItsDocumentIsAnother() throws IOException, LifecycleException {
        try (var world = new TwoGateways(home, Suite.EDELIVERY_2)) {
            int port = world.openSudland(updatesFirst(world));

            assertThatThrownBy(() -> send(world, port, UpdateAction.CONFIRMATION, UpdateWriter.write(request(world))))
                    .isInstanceOfSatisfying(
                            GatewayFailure.class,
                            failure -> assertThat(failure.detail()).endsWith("EBMS:0103 PolicyNoncompliance"));
            assertThat(requests).isEmpty();
            assertThat(answers).isEmpty();
        }
    }

    private ArrivalDoor updatesFirst(TwoGateways world) {
        var means = new TestService.Means(
                world.sudlandsAgreements(), world.sudland.keys(), Clock.systemUTC(), UUID::randomUUID);
        var service = new UpdateService(means, Gateway.XML, As4Limits.standard(), inbox(world));
        return arrival -> service.answer(arrival).orElseThrow(() -> new AssertionError("It is no update"));
    }

    private UpdateService.Inbox inbox(TwoGateways world) {
        return new UpdateService.Inbox() {
            @Override
            public void requested(StateCode partner, UpdateRequest request, String document) {
                assertThat(partner).isEqualTo(world.norland.state());
                assertThat(document.getBytes(UTF_8)).isNotEmpty();
                if (broken) {
                    throw new TemporaryFault(FailureCode.STORE_UNAVAILABLE, "The ledger is away");
                }
                requests.add(request);
            }

            @Override
            public void answered(StateCode partner, UpdateAnswer answer) {
                assertThat(partner).isEqualTo(world.norland.state());
                answers.add(answer);
            }
        };
    }

    private static UpdateRequest request(TwoGateways world) {
        var tls = world.norland.keys().tlsCertificate();
        return new UpdateRequest(
                "81ff47c6",
                NOW,
                NOW,
                Optional.empty(),
                "qn-qs",
                List.of(new UpdateRequest.Replacement(NamedCertificate.of(tls), tls)));
    }

    private static void send(TwoGateways world, int port, UpdateAction action, String document) {
        var agreements = world.norland.agreements(world.sudland, world.suite, port);
        try (var link = world.norland.link(agreements)) {
            new As4Updates(agreements, world.norland.sealer(agreements), link, Clock.systemUTC(), UUID::randomUUID)
                    .send(world.sudland.state(), action, document);
        }
    }
}
