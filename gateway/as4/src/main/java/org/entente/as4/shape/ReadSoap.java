package org.entente.as4.shape;

import static org.entente.as4.agreement.Namespaces.EBMS;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.entente.as4.agreement.As4Limits;
import org.entente.as4.mime.MimeReader;
import org.entente.as4.mime.MimeReader.MimePart;
import org.entente.core.xml.SafeXml;

/**
 * The SOAP part of an arrival after the pre-filter, and the parts still in the line behind it; none where it is
 * alone.
 */
public record ReadSoap(SoapShape shape, byte[] bytes, Optional<MimeReader> rest) {

    private static final String SOAP_TYPE = "application/soap+xml";

    public static ReadSoap of(String contentType, InputStream body, SafeXml xml, As4Limits limits) throws IOException {
        if (contentType.startsWith(SOAP_TYPE)) {
            byte[] alone = limited(body, limits);
            return new ReadSoap(SoapShape.of(xml, alone), alone, Optional.empty());
        }
        MimeReader mime = MimeReader.of(contentType, body, limits.parts());
        MimePart root = mime.next().orElseThrow(() -> Tree.broken("The message has no parts"));
        if (!root.contentType().startsWith(SOAP_TYPE)) {
            throw Tree.broken("The first part is the SOAP message");
        }
        byte[] first = limited(root.body(), limits);
        return new ReadSoap(SoapShape.of(xml, first), first, Optional.of(mime));
    }

    private static byte[] limited(InputStream body, As4Limits limits) throws IOException {
        byte[] bytes = body.readNBytes(limits.headerBytes() + 1);
        if (bytes.length > limits.headerBytes()) {
            throw Tree.broken("A header may have " + limits.headerBytes() + " bytes");
        }
        return bytes;
    }

    public boolean isUserMessage() {
        return Tree.maybe(shape.messaging(), EBMS, "UserMessage").isPresent();
    }

    @Override
    public String toString() {
        return "ReadSoap[" + bytes.length + " bytes]";
    }
}
