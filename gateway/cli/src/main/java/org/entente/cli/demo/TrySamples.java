package org.entente.cli.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.entente.cli.client.SoapEnvelope;
import org.entente.core.xml.SafeXml;
import org.entente.core.xml.XmlLimits;

/**
 * The files that the page's lines send: new at every start, so that a copied line hands in a new message and a repeated
 * one shows what idempotency means.
 */
record TrySamples(Path folder, String key) {

    static TrySamples writeTo(Path folder, Instant begin) {
        var written = new TrySamples(folder, "try-" + begin.getEpochSecond());
        Sample rest = Samples.all().getFirst();
        Sample soap = Samples.all().get(1);
        var xml = new SafeXml(XmlLimits.standard());
        try {
            Files.createDirectories(folder);
            Files.write(written.cover(), rest.cover(begin));
            Files.write(written.document(), rest.document());
            Files.write(
                    written.soap(), SoapEnvelope.submit(xml, written.key + "-soap", soap.coverXml(), soap.soapFile()));
            Files.write(written.soapInbox(), SoapEnvelope.listInbox(xml));
            return written;
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    Path cover() {
        return folder.resolve("fiu-request.cover.json");
    }

    Path document() {
        return folder.resolve("fiu-request.document.xml");
    }

    Path soap() {
        return folder.resolve("fiu-request.soap.xml");
    }

    Path soapInbox() {
        return folder.resolve("list-inbox.soap.xml");
    }
}
