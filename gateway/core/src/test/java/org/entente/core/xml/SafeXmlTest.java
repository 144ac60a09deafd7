package org.entente.core.xml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import org.entente.core.failure.FailureCode;
import org.entente.core.failure.Refused;
import org.junit.jupiter.api.Test;

class SafeXmlTest {

    private final SafeXml xml = new SafeXml(new XmlLimits(10_000, 5, 4, 12, 20, 100));

    @Test
    void saysWhereADocumentBreaks() {
        Refused refused = refusal("<a>\n  <b>\n</a>");

        assertThat(refused.code()).isEqualTo(FailureCode.NOT_WELL_FORMED);
        assertThat(refused.detail()).isEqualTo("At line 3, column 3");
    }

    @Test
    void refusesADoctypeBeforeReadingIt() {
        Refused refused = refusal("<!DOCTYPE a [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><a>&e;</a>");

        assertThat(refused.code()).isEqualTo(FailureCode.DOCTYPE_FORBIDDEN);
    }

    @Test
    void refusesADoctypeInAnotherEncoding() {
        byte[] utf16 = "<!DOCTYPE a><a/>".getBytes(StandardCharsets.UTF_16);

        Refused refused = catchThrowableOfType(Refused.class, () -> xml.parse(utf16));

        assertThat(refused.code()).isEqualTo(FailureCode.DOCTYPE_FORBIDDEN);
    }

    @Test
    void refusesMoreElementsThanAllowed() {
        Refused refused = refusal("<a>" + "<b><c/><c/></b>".repeat(7) + "</a>");

        assertThat(refused.code()).isEqualTo(FailureCode.TOO_LARGE);
        assertThat(refused.detail()).isEqualTo("A document may have 20 elements");
    }

    @Test
    void refusesMoreElementsBesideEachOtherThanAllowed() {
        Refused refused = refusal("<a><b>" + "<c/>".repeat(13) + "</b></a>");

        assertThat(refused.code()).isEqualTo(FailureCode.TOO_LARGE);
        assertThat(refused.detail()).isEqualTo("An element may have 12 elements in it");
    }

    @Test
    void takesAsManyElementsBesideEachOtherAsAllowed() {
        assertThat(xml.parse(("<a>" + "<b/>".repeat(12) + "</a>").getBytes(StandardCharsets.UTF_8)))
                .isNotNull();
    }

    @Test
    void refusesALongerTextThanAllowed() {
        Refused refused = refusal("<a><b>" + "x".repeat(101) + "</b></a>");

        assertThat(refused.code()).isEqualTo(FailureCode.TOO_LARGE);
        assertThat(refused.detail()).isEqualTo("A text may have 100 letters");
    }

    @Test
    void refusesDeeperNestingThanAllowed() {
        Refused refused = refusal("<a>".repeat(6) + "</a>".repeat(6));

        assertThat(refused).isNotNull();
    }

    @Test
    void writesWhatItRead() {
        byte[] text = "<a xmlns=\"urn:x\"><b c=\"1\">Ñúñez &amp; محمد</b></a>".getBytes(StandardCharsets.UTF_8);

        byte[] once = xml.serialise(xml.parse(text));
        byte[] twice = xml.serialise(xml.parse(once));

        assertThat(twice).isEqualTo(once);
        assertThat(new String(once, StandardCharsets.UTF_8)).contains("Ñúñez &amp; محمد");
    }

    private Refused refusal(String text) {
        return catchThrowableOfType(Refused.class, () -> xml.parse(text.getBytes(StandardCharsets.UTF_8)));
    }
}
