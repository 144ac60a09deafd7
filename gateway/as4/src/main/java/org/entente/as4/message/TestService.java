package org.entente.as4.message;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.entente.as4.agreement.Agreements;
import org.entente.as4.agreement.As4Limits;
import org.entente.as4.message.ServiceOpener.Said;
import org.entente.as4.shape.ReadSoap;
import org.entente.core.arrival.Arrival;
import org.entente.core.content.ContentStore.PartName;
import org.entente.core.content.Digest;
import org.entente.core.content.Locator;
import org.entente.core.content.Part;
import org.entente.core.evidence.AuditTrail;
import org.entente.core.evidence.DoorName;
import org.entente.core.failure.FailureCode;
import org.entente.core.failure.Refused;
import org.entente.core.failure.TemporaryFault;
import org.entente.core.message.MessageId;
import org.entente.core.xml.SafeXml;
import org.entente.trust.keys.NodeKeys;

/**
 * Answers the test message of ebMS 3.0 Core §5.2.2 with a receipt, after every check that a true message must pass.
 *
 * <p>Nothing of it is kept but a line in the audit trail; it reaches neither the ledger nor an agency.
 */
public final class TestService {

    private final ServiceOpener opener;
    private final SafeXml xml;
    private final As4Limits limits;
    private final AuditTrail audit;
    private final Clock clock;

    /** What a room of this gateway needs of it: who its partners are, its keys, its time, and names for receipts. */
    public record Means(Agreements agreements, NodeKeys keys, Clock clock, Supplier<UUID> chance) {}

    public TestService(Means means, SafeXml xml, As4Limits limits, AuditTrail audit) {
        this.opener = new ServiceOpener(means, xml, limits);
        this.xml = xml;
        this.limits = limits;
        this.audit = audit;
        this.clock = means.clock();
    }

    /** The signed receipt; empty for every arrival that is no test message. */
    public Optional<byte[]> answer(Arrival arrival) {
        if (!(arrival instanceof As4Arrival as4)) {
            throw new IllegalArgumentException("Only AS4 arrivals are answered here");
        }
        try {
            ReadSoap soap = as4.soap(xml, limits);
            return soap.isUserMessage()
                            && WireTerms.read(soap.shape().messaging()).isTest()
                    ? Optional.of(answer(as4, soap))
                    : Optional.empty();
        } catch (IOException unreadable) {
            throw new Refused(FailureCode.BAD_WIRE_MESSAGE, "The message cannot be read to its end", unreadable);
        }
    }

    private byte[] answer(As4Arrival arrival, ReadSoap soap) throws IOException {
        Said said = opener.open(arrival, soap, TestService::forget);
        var partner = said.peer().partner();
        audit.write(new AuditTrail.Line(
                clock.instant(),
                DoorName.AS4,
                partner.state().value(),
                "pinged under " + partner.suite(),
                arrival.message().map(MessageId::toString).orElse(""),
                Optional.empty()));
        return opener.receipt(said);
    }

    private static Part forget(PartName name, InputStream in) {
        try {
            long size = in.transferTo(OutputStream.nullOutputStream());
            var nowhere = new Locator.Inline(new byte[0]);
            return new Part(name.role(), name.name(), name.mediaType(), size, Digest.of(new byte[0]), nowhere);
        } catch (IOException broken) {
            throw new TemporaryFault(FailureCode.BAD_WIRE_MESSAGE, "The test's payload cannot be read", broken);
        }
    }
}
