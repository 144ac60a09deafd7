package org.entente.core.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.entente.core.handling.Blocks;
import org.entente.core.handling.Raising;
import org.entente.core.handling.Raising.Raised;
import org.entente.core.message.Handling;
import org.entente.core.message.Handling.Classification.Level;
import org.entente.core.xml.SafeXml;
import org.entente.core.xml.XmlLimits;
import org.entente.schemas.SchemaFile;
import org.junit.jupiter.api.Test;

class HandlingXmlTest {

    private static final SafeXml XML = new SafeXml(XmlLimits.standard());
    private static final SharedXml SHARED = new SharedXml(XML);

    @Test
    void everyBlockIsReadAsItWasWrittenAndFitsTheSchema() {
        SharedMessage message = anAlert();

        for (long seed = 0; seed < 60; seed++) {
            Handling handling = new Blocks(seed).next();

            SharedMessage written = SHARED.handledAs(message, handling);
            SharedMessage readAgain = SHARED.parse(SHARED.serialise(written));

            assertThat(readAgain.envelope().handling()).as("Seed %d", seed).isEqualTo(handling);
            assertThat(SHARED.validate(readAgain)).as("Seed %d", seed).isEmpty();
        }
    }

    @Test
    void raisingReplacesTheBlockAndLeavesTheRest() {
        SharedMessage message = anAlert();
        byte[] aboutAChild = new String(SHARED.serialise(message), StandardCharsets.UTF_8)
                .replace("level=\"RESTRICTED\"", "level=\"OFFICIAL\"")
                .replace("</Handling>", "</Handling><Safeguards><Flag>MINOR</Flag></Safeguards>")
                .getBytes(StandardCharsets.UTF_8);

        SharedMessage concerned = SHARED.parse(aboutAChild);
        Raised raised = new Raising(SHARED).raise(concerned);

        assertThat(concerned.envelope().handling().classification().level()).isEqualTo(Level.OFFICIAL);
        assertThat(raised.message().envelope().handling().classification().level())
                .isEqualTo(Level.RESTRICTED);
        assertThat(raised.losses()).hasSize(1);
        assertThat(raised.message().envelope().messageId())
                .isEqualTo(concerned.envelope().messageId());
        assertThat(new Raising(SHARED).raise(message).losses()).isEmpty();
    }

    private static SharedMessage anAlert() {
        return SHARED.parse(new SchemaFile("families/alert/v1/examples/stolen-passport.xml", "example").bytes());
    }
}
