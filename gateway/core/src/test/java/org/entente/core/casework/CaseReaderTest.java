package org.entente.core.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.entente.core.casework.CaseMessage.Asked;
import org.entente.core.casework.CaseMessage.Due;
import org.entente.core.casework.CaseMessage.Step;
import org.entente.core.language.SharedXml;
import org.entente.core.lifecycle.Act;
import org.entente.core.xml.SafeXml;
import org.entente.core.xml.XmlLimits;
import org.entente.schemas.SchemaFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CaseReaderTest {

    private static final SharedXml SHARED = new SharedXml(new SafeXml(XmlLimits.standard()));

    private final CaseReader reader = new CaseReader();

    @Test
    void readsTheNumberedQuestionsOfARequest() {
        CaseMessage message = reader.read(SHARED.parse(example()));

        assertThat(message.opens())
                .containsExactly(new Asked(1, "Question"), new Asked(2, "Question"), new Asked(3, "Question"));
        assertThat(message.steps()).isEmpty();
        assertThat(message.due())
                .contains(new Due(
                        Instant.parse("2026-06-02T10:00:00Z"),
                        false,
                        "Egmont Principles: one week if the answer is held"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "acknowledgement | <R xmlns='urn:x'/> | ACKNOWLEDGE all",
                "more-info-needed | <R xmlns='urn:x'><Item number='2'/><Item number='3'/></R> | ASK_MORE 2, ASK_MORE 3",
                "supplement | <R xmlns='urn:x'><Item number='1'/></R> | SUPPLY 1",
                "status-report | <R xmlns='urn:x'><Item number='1' status='IN_PROGRESS'/>"
                        + "<Item number='2' status='SENT'/></R> | START 1",
                "reply | <R xmlns='urn:x'><Item number='1' outcome='EXECUTED' final='true'/></R> | EXECUTE 1",
                "reply | <R xmlns='urn:x'><Item number='1' outcome='EXECUTED' final='false'/></R> | ANSWER_IN_PART 1",
                "reply | <R xmlns='urn:x'><Item number='1' outcome='PARTIAL' final='1'/></R> | EXECUTE 1 PARTIAL",
                "partial-reply | <R xmlns='urn:x'><Item number='1' outcome='PARTIAL' final='false'/></R>"
                        + " | ANSWER_IN_PART 1",
                "reply | <R xmlns='urn:x'><Item number='4' outcome='IMPOSSIBLE' final='true'/></R>"
                        + " | FIND_IMPOSSIBLE 4",
                "reply | <R xmlns='urn:x'><Item number='4' outcome='TRANSFERRED' final='true'/></R> | TRANSFER 4",
                "reply | <R xmlns='urn:x'><Item number='4' outcome='GUESSED' final='true'/></R> | ''",
                "refusal | <R xmlns='urn:x'><Item number='2'><Ground code='R03' instrument='UNTOC-18'>No</Ground>"
                        + "<Ground code='R09' instrument='UNTOC-18'/></Item></R> | REFUSE 2 R03 UNTOC-18; R09 UNTOC-18",
                "postponement | <R xmlns='urn:x'><Item number='3' reason='CUSTODY'/></R> | POSTPONE 3 CUSTODY",
                "withdrawal | <R xmlns='urn:x' reason='SOLVED'/> | WITHDRAW all SOLVED",
                "feedback | <R xmlns='urn:x'><Item number='1'/><Closes>true</Closes></R> | GIVE_FEEDBACK 1, CLOSE all",
                "feedback | <R xmlns='urn:x'><Closes>false</Closes></R> | GIVE_FEEDBACK all",
                "extension | <R xmlns='urn:x' kind='ASKED'><Item number='1' until='2026-06-09T10:00:00Z'/></R> | ''",
                "extension | <R xmlns='urn:x' kind='GRANTED'><Item number='1'/></R> | ''",
                "rejection | <R xmlns='urn:x'/> | ''"
            })
    void readsWhatAFlowMessageDoes(String family, String body, String acts) {
        CaseMessage message = reader.read(SHARED.parse(messageOf(family, body)));

        assertThat(message.opens()).isEmpty();
        assertThat(String.join(
                        ", ",
                        message.steps().stream().map(CaseReaderTest::words).toList()))
                .isEqualTo(acts);
    }

    @Test
    void readsTheNewEndOfAnExtension() {
        String body = "<R xmlns='urn:x' kind='TAKEN'><Item number='1' until='2026-06-09T10:00:00Z'/></R>";

        CaseMessage message = reader.read(SHARED.parse(messageOf("extension", body)));

        assertThat(message.steps())
                .containsExactly(
                        new Step(Act.START, Set.of(1), "TAKEN", Optional.of(Instant.parse("2026-06-09T10:00:00Z"))));
    }

    private static String words(Step step) {
        String items = step.items().isEmpty()
                ? "all"
                : String.join(",", step.items().stream().map(String::valueOf).toList());
        return (step.act() + " " + items + " " + step.because()).strip();
    }

    private static byte[] messageOf(String family, String body) {
        String whole =
                new String(example(), StandardCharsets.UTF_8).replace(">fiu-information-request<", ">" + family + "<");
        int from = whole.indexOf("<Body>") + "<Body>".length();
        return (whole.substring(0, from) + body + whole.substring(whole.indexOf("</Body>")))
                .getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] example() {
        return new SchemaFile("families/fiu-information-request/v1/examples/cash-couriers.xml", "example").bytes();
    }
}
