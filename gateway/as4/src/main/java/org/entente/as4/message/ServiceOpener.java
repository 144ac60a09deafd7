package org.entente.as4.message;

import java.io.IOException;
import java.util.List;
import org.entente.as4.agreement.Agreements;
import org.entente.as4.agreement.Agreements.Peer;
import org.entente.as4.agreement.As4Limits;
import org.entente.as4.message.Unsealing.Unsealed;
import org.entente.as4.message.UserMessage.PartInfo;
import org.entente.as4.receipt.ReceiptWriter;
import org.entente.as4.receipt.ReceiptWriter.ReceiptMatter;
import org.entente.as4.shape.ReadSoap;
import org.entente.core.arrival.Opener.PayloadSink;
import org.entente.core.xml.SafeXml;

/**
 * Opens what a partner's gateway says to this one itself, after every check that a true message must pass.
 *
 * <p>Nothing of it reaches the ledger of messages or an agency.
 */
final class ServiceOpener {

    private final Agreements agreements;
    private final Unsealing unsealing;
    private final ReceiptWriter receipts;

    ServiceOpener(TestService.Means means, SafeXml xml, As4Limits limits) {
        this.agreements = means.agreements();
        this.unsealing = new Unsealing(means.keys()::open, limits);
        this.receipts = new ReceiptWriter(agreements.own(), means.keys(), xml, means.clock(), means.chance());
    }

    /** What was said, and by whom. */
    record Said(Peer peer, WireTerms terms, String wireId, Unsealed unsealed) {}

    Said open(As4Arrival arrival, ReadSoap soap, PayloadSink sink) throws IOException {
        String wireId = UserMessageReader.wireId(soap.shape().messaging());
        arrival.isNamed(wireId);
        WireTerms terms = WireTerms.read(soap.shape().messaging());
        Peer peer = terms.meet(agreements, arrival.client());
        List<PartInfo> announced = UserMessageReader.announced(soap.shape().messaging());
        Unsealed unsealed =
                announced.isEmpty() ? unsealing.unsealEmpty(soap, peer) : unsealing.unseal(soap, peer, announced, sink);
        return new Said(peer, terms, wireId, unsealed);
    }

    byte[] receipt(Said said) {
        return receipts.write(new ReceiptMatter(
                said.peer().partner().suite(),
                said.wireId(),
                said.unsealed().verified().references()));
    }
}
