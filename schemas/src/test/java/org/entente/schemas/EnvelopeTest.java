package org.entente.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the envelope takes and refuses, whatever the family. */
class EnvelopeTest {
    private static final XmlFace XML = new XmlFace();

    @Test
    void keepsRoomForElementsOfOthersAtTheEndOfTheHeader() {
        var message = anAlert().replace("  </Header>", "  <Stamp xmlns=\"urn:example:qn\" no=\"7\"/></Header>");

        assertThat(XML.findings(message)).isEmpty();
    }

    @Test
    void letsAnExtensionSayThatItMustBeUnderstood() {
        var message = anAlert()
                .replace(
                        "  </Header>",
                        "  <q:Stamp xmlns:q=\"urn:example:qn\" xmlns:e=\"urn:entente:envelope:v1\""
                                + " e:mustUnderstand=\"true\"/></Header>");

        assertThat(XML.findings(message)).isEmpty();
    }

    @Test
    void refusesAnUnknownElementOfItsOwnNamespace() {
        var message = anAlert().replace("  </Header>", "  <Stamp/></Header>");

        assertThat(XML.findings(message)).singleElement().asString().contains("cvc-complex-type.2.4");
    }

    @Test
    void refusesABodyOfNoKnownFamily() {
        var message = anAlert()
                .replaceFirst("(?s)<Body>.*</Body>", "<Body><Gift xmlns=\"urn:entente:family:gift:v1\"/></Body>");

        assertThat(XML.findings(message)).first().asString().contains("Gift");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../../etc/passwd", "a\\b.jpg", ""})
    void refusesAnAttachmentNameThatIsMoreThanAName(String name) {
        var message = anAlert().replace("eriksson-portrait.jpg", name);

        assertThat(XML.findings(message)).isNotEmpty();
    }

    @Test
    void refusesTwoAttachmentsWithOneId() {
        var alert = anAlert();
        var attachment = alert.substring(alert.indexOf("<Attachment"), alert.indexOf("  </Header>"));

        assertThat(XML.findings(alert.replace(attachment, attachment + attachment)))
                .singleElement()
                .asString()
                .contains("attachmentId");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-03-02T04:12:07+01:00", "2026-03-02T04:12:07", "2026-02-30T04:12:07Z"})
    void refusesATimeThatIsNotUtcOrNotATime(String instant) {
        var message = anAlert().replace("2026-03-09T00:00:00Z", instant);

        assertThat(XML.findings(message)).isNotEmpty();
    }

    @Test
    void survivesAMillionLettersWhereACodeIsWanted() {
        var message = anAlert().replace("authority=\"POLICE\"", "authority=\"" + "A".repeat(1_000_000) + "\"");

        assertThat(XML.findings(message)).isNotEmpty();
    }

    @Test
    void survivesAMillionLettersWhereAFileNameIsWanted() {
        var message = anAlert().replace("eriksson-portrait.jpg", "a".repeat(1_000_000));

        assertThat(XML.findings(message)).isNotEmpty();
    }

    private static String anAlert() {
        return SourceFolder.text(SourceFolder.of(Family.ALERT).resolve("examples/person-travelling.xml"));
    }
}
