package org.entente.as4.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.catalina.LifecycleException;
import org.entente.as4.agreement.As4Limits;
import org.entente.as4.message.As4Arrival;
import org.entente.as4.message.SealedAs4;
import org.entente.as4.message.TestService;
import org.entente.as4.wire.As4Ping.Pong;
import org.entente.core.evidence.AuditTrail;
import org.entente.core.failure.FailureCode;
import org.entente.core.partner.Partner.Suite;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TestServiceTest {

    @TempDir
    static Path home;

    private final List<AuditTrail.Line> audited = new ArrayList<>();

    @BeforeEach
    void forget() {
        audited.clear();
    }

    @ParameterizedTest
    @EnumSource(Suite.class)
    void answersAPingWithASignedReceiptAndDeliversNothing(Suite suite) throws IOException, LifecycleException {
        try (var world = new TwoGateways(home, suite)) {
            Pong pong = ping(world, world.openSudland(testsFirst(world)));

            assertThat(pong.failure()).isEmpty();
            assertThat(pong.took()).isPositive();
            assertThat(world.opened).isEmpty();
            assertThat(audited)
                    .singleElement()
                    .satisfies(line -> assertThat(List.of(line.who(), line.what(), line.subject()))
                            .containsExactly(
                                    "QN",
                                    "pinged under " + suite,
                                    pong.message().toString()));
        }
    }

    @Test
    void saysWhoseSideItIsWhenNobodyListens() {
        var world = new TwoGateways(home, Suite.EDELIVERY_2);

        Pong pong = ping(world, 1);

        assertThat(pong.isGood()).isFalse();
        assertThat(pong.failure().orElseThrow().code()).isEqualTo(FailureCode.PARTNER_UNREACHABLE);
    }

    @Test
    void leavesTrueMessagesToTheirDoor() throws IOException {
        var world = new TwoGateways(home, Suite.EDELIVERY_2);
        var agreements = world.norland.agreements(world.sudland, Suite.EDELIVERY_2, 1);
        var sealed = (SealedAs4) world.norland.sealer(agreements).seal(world.message(List.of()));
        byte[] bytes = sealed.body().open().readAllBytes();

        var arrival = new As4Arrival(
                world.norland.keys().tlsCertificate(), sealed.body().contentType(), new ByteArrayInputStream(bytes));

        assertThat(tests(world).answer(arrival)).isEmpty();
        assertThat(audited).isEmpty();
    }

    @Test
    void isNotHeardWhereTheAgreementIsAnother() throws IOException, LifecycleException {
        try (var world = new TwoGateways(home, Suite.EDELIVERY_2)) {
            int port = world.openSudland(testsFirst(world));
            var other = world.norland.agreements(world.sudland, Suite.EDELIVERY_2, port, "urn:another");

            Pong pong = ping(world, other);

            assertThat(pong.failure().orElseThrow().detail()).endsWith("AgreementRef is not what was agreed");
            assertThat(audited).isEmpty();
        }
    }

    private ArrivalDoor testsFirst(TwoGateways world) {
        TestService tests = tests(world);
        var opener = world.sudland.opener(world.sudlandsAgreements());
        return arrival -> tests.answer(arrival).orElseGet(() -> opener.receiptFor(world.open(opener, arrival)));
    }

    private TestService tests(TwoGateways world) {
        var means = new TestService.Means(
                world.sudlandsAgreements(), world.sudland.keys(), Clock.systemUTC(), UUID::randomUUID);
        return new TestService(means, Gateway.XML, As4Limits.standard(), audited::add);
    }

    private static Pong ping(TwoGateways world, int port) {
        return ping(world, world.norland.agreements(world.sudland, world.suite, port));
    }

    private static Pong ping(TwoGateways world, org.entente.as4.agreement.Agreements agreements) {
        try (var link = world.norland.link(agreements)) {
            var ping = new As4Ping(
                    agreements, world.norland.sealer(agreements), link, Clock.systemUTC(), UUID::randomUUID);
            return ping.ping(world.sudland.state()).orElseThrow();
        }
    }
}
