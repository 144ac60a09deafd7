package org.entente.cli.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.entente.cli.client.SoapEnvelope;

/**
 * One sample message: who sends it to whom, and its files.
 *
 * @param door the one by which both agencies speak to their gateways
 * @param files its resources: {@code <name>.cover.json}, {@code .cover.xml} too where it goes by SOAP, and
 *     {@code <name>.document.<ext>}
 */
public record Sample(
        String title, String fromState, String fromAgency, String toState, String toAgency, Door door, Files files) {

    /** The two doors of a gateway. */
    public enum Door {
        REST,
        SOAP
    }

    /** Resource base name, document extension, media type, and whether a photo is attached. */
    public record Files(String name, String extension, String mediaType, boolean withPhoto) {}

    public byte[] cover(Instant now) {
        String text = new String(resource(files.name() + ".cover.json"), StandardCharsets.UTF_8);
        String inAWeek =
                now.plus(7, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS).toString();
        return text.replace("${now+7d}", inAWeek).getBytes(StandardCharsets.UTF_8);
    }

    public byte[] document() {
        return resource(files.name() + ".document." + files.extension());
    }

    /** The face of the cover that SOAP takes. */
    public byte[] coverXml() {
        return resource(files.name() + ".cover.xml");
    }

    SoapEnvelope.SoapFile soapFile() {
        return new SoapEnvelope.SoapFile(files.name() + "." + files.extension(), files.mediaType(), document());
    }

    private static byte[] resource(String name) {
        try (InputStream in = Sample.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("The build lost the sample " + name);
            }
            return in.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
