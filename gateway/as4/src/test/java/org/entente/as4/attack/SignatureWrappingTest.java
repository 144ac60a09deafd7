package org.entente.as4.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import org.apache.catalina.LifecycleException;
import org.entente.as4.attack.AttackedDoor.Answer;
import org.entente.as4.attack.Wrapping.Attack;
import org.entente.as4.wire.TwoGateways;
import org.entente.core.partner.Partner.Suite;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each attack is a message that Norland signed, rearranged; it goes through TLS to the real door. */
class SignatureWrappingTest {

    private static AttackedDoor door;
    private static Letter good;

    @BeforeAll
    static void open() throws IOException, LifecycleException {
        door = new AttackedDoor(Suite.EDELIVERY_2);
        good = door.letter(List.of(TwoGateways.noise(2000), TwoGateways.noise(3000)));
    }

    @AfterAll
    static void close() throws LifecycleException {
        door.close();
    }

    static Stream<Attack> attacks() {
        return Wrapping.attacks().stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("attacks")
    void refusesWhatWasRearranged(Attack attack) throws IOException, InterruptedException {
        Letter letter = good.copy();
        attack.change().accept(letter);
        int audited = door.audit.size();
        int delivered = door.delivered.get();
        int kept = door.contents.there();

        Answer answer = door.send(letter.bytes());

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.code()).matches("EBMS:(0001|0003|0009|0010|0101|0102|0103)");
        assertThat(door.delivered).as("delivered").hasValue(delivered);
        assertThat(door.contents.there()).as("parts kept").isEqualTo(kept);
        assertThat(door.audit).as("lines in the audit trail").hasSize(audited + 1);
        assertThat(door.audit.getLast().what()).isEqualTo("refused");
        assertThat(door.audit.getLast().who()).startsWith("QN ");
        assertThat(answer.text()).contains(door.audit.getLast().code().orElseThrow() + ": ");
    }

    @Test
    void takesTheUntouchedOriginalAfterTakingItApart() throws IOException, InterruptedException {
        int audited = door.audit.size();
        int delivered = door.delivered.get();

        Answer answer = door.send(Letter.reread(good).bytes());

        assertThat(answer.text()).contains("NonRepudiationInformation");
        assertThat(door.delivered).hasValue(delivered + 1);
        assertThat(door.audit).hasSize(audited);
    }

    @Test
    void makesAtLeastTwoHundredDifferentAttacks() {
        List<Attack> attacks = Wrapping.attacks();

        assertThat(attacks).hasSizeGreaterThan(400);
        assertThat(new HashSet<>(attacks.stream().map(Attack::name).toList())).hasSameSizeAs(attacks);
    }
}
