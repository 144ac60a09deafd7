package org.entente.as4.message;

import java.io.IOException;
import java.io.InputStream;
import java.security.cert.X509Certificate;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.entente.as4.agreement.Agreements.Peer;
import org.entente.as4.agreement.As4Limits;
import org.entente.as4.shape.ReadSoap;
import org.entente.core.arrival.Arrival;
import org.entente.core.failure.FailureCode;
import org.entente.core.failure.Refused;
import org.entente.core.message.Lane;
import org.entente.core.message.MessageId;
import org.entente.core.message.Urgency;
import org.entente.core.partner.Partner.Suite;
import org.entente.core.xml.SafeXml;
import org.jspecify.annotations.Nullable;

/** A message at the AS4 door: who holds the other end of the TLS connection, and the bytes still in it. */
public final class As4Arrival implements Arrival {

    private final X509Certificate client;
    private final String contentType;
    private final InputStream body;
    private final AtomicReference<@Nullable ReadSoap> soap = new AtomicReference<>();
    private final AtomicReference<@Nullable Peer> known = new AtomicReference<>();
    private final AtomicReference<String> named = new AtomicReference<>("");

    public As4Arrival(X509Certificate client, String contentType, InputStream body) {
        this.client = client;
        this.contentType = contentType;
        this.body = body;
    }

    /** Who holds the other end of the connection. */
    public X509Certificate client() {
        return client;
    }

    String contentType() {
        return contentType;
    }

    InputStream body() {
        return body;
    }

    /** The ebMS message id as far as it could be read, for an error signal. */
    public Optional<String> wireId() {
        return Optional.ofNullable(named.get()).filter(id -> !id.isEmpty());
    }

    /** The SOAP part, read and filtered once, whoever asks first. */
    public ReadSoap soap(SafeXml xml, As4Limits limits) throws IOException {
        ReadSoap before = soap.get();
        if (before == null) {
            before = ReadSoap.of(contentType, body, xml, limits);
            soap.set(before);
        }
        return before;
    }

    /**
     * The lane that the message claims for itself; routine where it claims none, urgent for signals. It is not proven
     * yet: who lies takes
     * from its own share of the urgent lane.
     *
     * @throws Refused BAD_WIRE_MESSAGE where its header cannot be read
     */
    public Lane claimedLane(SafeXml xml, As4Limits limits) {
        try {
            ReadSoap read = soap(xml, limits);
            return read.isUserMessage()
                    ? UserMessageReader.claimedUrgency(read.shape().messaging())
                            .map(Urgency::lane)
                            .orElse(Lane.ROUTINE)
                    : Lane.URGENT; // a receipt or an error: small, and somebody may wait for it
        } catch (IOException cutOff) {
            throw new Refused(FailureCode.BAD_WIRE_MESSAGE, "The message cannot be read to its end", cutOff);
        }
    }

    /** The suite agreed with the sender, once it is known who that is: an error signal is signed with it. */
    public Optional<Suite> suite() {
        return Optional.ofNullable(known.get()).map(peer -> peer.partner().suite());
    }

    /** Tells with whose suite an error signal is signed. */
    public void isFrom(Peer peer) {
        known.set(peer);
    }

    /** The message that it says it is; empty as long as that is not read, and where it is no id of ours. */
    public Optional<MessageId> message() {
        return wireId().flatMap(MessageIdOnWire::find);
    }

    /** Tells what an error signal is about. */
    public void isNamed(String wireId) {
        named.set(wireId);
    }

    @Override
    public String toString() {
        return "As4Arrival[" + named.get() + "]";
    }
}
