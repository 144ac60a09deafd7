package org.entente.as4.wire;

import static org.entente.as4.agreement.Namespaces.EBMS;

import java.io.IOException;
import java.time.Clock;
import org.entente.as4.agreement.AgreedField;
import org.entente.as4.agreement.Agreements;
import org.entente.as4.agreement.Agreements.Peer;
import org.entente.as4.agreement.As4Limits;
import org.entente.as4.message.As4Arrival;
import org.entente.as4.message.MessageIdOnWire;
import org.entente.as4.receipt.ReceiptCheck;
import org.entente.as4.receipt.SentReferences;
import org.entente.as4.shape.ReadSoap;
import org.entente.as4.shape.SoapShape;
import org.entente.as4.shape.Tree;
import org.entente.core.arrival.Arrival;
import org.entente.core.failure.FailureCode;
import org.entente.core.failure.GatewayFailure;
import org.entente.core.failure.Refused;
import org.entente.core.journal.LateAnswers;
import org.entente.core.message.MessageId;
import org.entente.core.message.StateCode;
import org.entente.core.sealing.PartnerLink.WireReceipt;
import org.entente.core.xml.SafeXml;
import org.w3c.dom.Element;

/**
 * Takes receipts and errors that partners send as requests of their own, checked as those that come in an answer
 * (security.md item 27).
 *
 * <p>One that fits nothing that was sent to that partner is refused, and so is a receipt whose digests differ. What is
 * no signal is left to others.
 */
public final class LateSignals {

    private final Agreements agreements;
    private final SafeXml xml;
    private final As4Limits limits;
    private final LateAnswers answers;
    private final ReceiptCheck receipts;
    private final Clock clock;

    public LateSignals(Agreements agreements, SafeXml xml, As4Limits limits, LateAnswers answers, Clock clock) {
        this.agreements = agreements;
        this.xml = xml;
        this.limits = limits;
        this.answers = answers;
        this.receipts = new ReceiptCheck(xml);
        this.clock = clock;
    }

    /** Whether it was a signal; then it is settled, and the answer to it is empty. */
    public boolean take(Arrival arrival) {
        if (!(arrival instanceof As4Arrival as4)) {
            throw new IllegalArgumentException("Only AS4 arrivals are taken here");
        }
        try {
            ReadSoap soap = as4.soap(xml, limits);
            if (soap.isUserMessage()) {
                return false;
            }
            Peer peer = agreements
                    .holder(as4.client())
                    .flatMap(agreements::with)
                    .orElseThrow(() -> AgreedField.PARTY_ID.differs(FailureCode.UNKNOWN_PARTNER));
            as4.isFrom(peer);
            as4.isNamed(about(soap.shape()));
            take(peer, soap);
            return true;
        } catch (IOException unreadable) {
            throw new Refused(FailureCode.BAD_WIRE_MESSAGE, "The signal cannot be read to its end", unreadable);
        }
    }

    /** A signal from whoever holds the connection. */
    public void take(Peer peer, ReadSoap soap) {
        StateCode partner = peer.partner().state();
        MessageId id = MessageIdOnWire.find(about(soap.shape())).orElseThrow(LateSignals::fitsNothing);
        byte[] signed = answers.signed(partner, id).orElseThrow(LateSignals::fitsNothing);
        try {
            receipts.require(soap.bytes(), peer, about(soap.shape()), SentReferences.read(signed));
        } catch (GatewayFailure failure) {
            if (failure.code() == FailureCode.RECEIPT_DOES_NOT_FIT) {
                throw new Refused(FailureCode.RECEIPT_DOES_NOT_FIT, failure.detail(), failure);
            }
            answers.told(partner, id, failure);
            return;
        }
        answers.receipted(partner, id, new WireReceipt(clock.instant(), soap.bytes()));
    }

    private static String about(SoapShape shape) {
        Element signal = Tree.only(shape.messaging(), EBMS, "SignalMessage");
        return Tree.text(Tree.only(Tree.only(signal, EBMS, "MessageInfo"), EBMS, "RefToMessageId"));
    }

    private static Refused fitsNothing() {
        return new Refused(FailureCode.RECEIPT_DOES_NOT_FIT, "It fits no message that was sent");
    }
}
