package org.entente.as4.message;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.entente.as4.agreement.As4Limits;
import org.entente.as4.message.ServiceOpener.Said;
import org.entente.as4.shape.ReadSoap;
import org.entente.as4.shape.Tree;
import org.entente.as4.update.UpdateAction;
import org.entente.as4.update.UpdateAnswer;
import org.entente.as4.update.UpdateReader;
import org.entente.as4.update.UpdateRequest;
import org.entente.core.arrival.Arrival;
import org.entente.core.content.ContentStore.PartName;
import org.entente.core.content.Digest;
import org.entente.core.content.Locator;
import org.entente.core.content.Part;
import org.entente.core.failure.FailureCode;
import org.entente.core.failure.Refused;
import org.entente.core.failure.TemporaryFault;
import org.entente.core.message.StateCode;
import org.entente.core.xml.SafeXml;

/**
 * Takes what partners' gateways say of their certificates (ebCore Agreement Update 1.0, section 3), and receipts it
 * once it is kept.
 */
public final class UpdateService {

    private static final int LARGEST = 256 * 1024;

    private final ServiceOpener opener;
    private final UpdateReader reader;
    private final SafeXml xml;
    private final As4Limits limits;
    private final Inbox inbox;

    public UpdateService(TestService.Means means, SafeXml xml, As4Limits limits, Inbox inbox) {
        this.opener = new ServiceOpener(means, xml, limits);
        this.reader = new UpdateReader(xml);
        this.xml = xml;
        this.limits = limits;
        this.inbox = inbox;
    }

    /** Keeps what partners say, durably, before it is receipted; what was said before changes nothing. */
    public interface Inbox {

        /** Takes the document as it came, too. */
        void requested(StateCode partner, UpdateRequest request, String document);

        void answered(StateCode partner, UpdateAnswer answer);
    }

    /** The signed receipt; empty for every arrival that says nothing of certificates. */
    public Optional<byte[]> answer(Arrival arrival) {
        if (!(arrival instanceof As4Arrival as4)) {
            throw new IllegalArgumentException("Only AS4 arrivals are answered here");
        }
        try {
            ReadSoap soap = as4.soap(xml, limits);
            return soap.isUserMessage()
                            && WireTerms.read(soap.shape().messaging()).isUpdate()
                    ? Optional.of(answer(opener.open(as4, soap, UpdateService::keep)))
                    : Optional.empty();
        } catch (IOException unreadable) {
            throw new Refused(FailureCode.BAD_WIRE_MESSAGE, "The message cannot be read to its end", unreadable);
        }
    }

    private byte[] answer(Said said) {
        byte[] document = document(said);
        StateCode partner = said.peer().partner().state();
        UpdateAction action =
                UpdateAction.named(said.terms().action()).orElseThrow(() -> Tree.broken("An unknown action"));
        switch (action) {
            case REQUEST ->
                inbox.requested(partner, reader.request(document), new String(document, StandardCharsets.UTF_8));
            case CONFIRMATION, REJECTION -> inbox.answered(partner, reader.answer(action, document));
        }
        return opener.receipt(said);
    }

    private static byte[] document(Said said) {
        if (said.unsealed().parts().size() == 1
                && said.unsealed().parts().getFirst().locator() instanceof Locator.Inline whole) {
            return whole.sealed();
        }
        throw Tree.broken("An update is one document");
    }

    private static Part keep(PartName name, InputStream in) {
        try {
            byte[] bytes = in.readNBytes(LARGEST + 1);
            if (bytes.length > LARGEST) {
                throw new Refused(FailureCode.TOO_LARGE, "An update has at most " + LARGEST + " bytes");
            }
            var whole = new Locator.Inline(bytes);
            return new Part(name.role(), name.name(), name.mediaType(), bytes.length, Digest.of(bytes), whole);
        } catch (IOException broken) {
            throw new TemporaryFault(FailureCode.BAD_WIRE_MESSAGE, "The update cannot be read", broken);
        }
    }
}
