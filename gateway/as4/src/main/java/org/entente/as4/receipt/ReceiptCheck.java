package org.entente.as4.receipt;

import static org.entente.as4.agreement.Namespaces.EBMS;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.entente.as4.agreement.AgreedField;
import org.entente.as4.agreement.Agreements.Peer;
import org.entente.as4.agreement.Namespaces;
import org.entente.as4.shape.SoapShape;
import org.entente.as4.shape.Tree;
import org.entente.as4.signature.SignatureCheck;
import org.entente.as4.signature.SignedReference;
import org.entente.core.failure.FailureCode;
import org.entente.core.failure.Refused;
import org.entente.core.failure.TemporaryFault;
import org.entente.core.xml.SafeXml;
import org.w3c.dom.Element;

/**
 * Accepts an answer only if it is the partner's signed receipt for exactly what was sent (security.md item 27).
 *
 * <p>An error signal need not be signed, for it comes over a connection to a pinned certificate; where it is signed,
 * the signature must fit, and where it names a message, it must be this one.
 */
public final class ReceiptCheck {

    private static final List<String> REPEAT = List.of("duplicate", "already handled", "already received");

    private final SafeXml xml;

    public ReceiptCheck(SafeXml xml) {
        this.xml = xml;
    }

    /**
     * Returns when the answer proves that the message arrived, with the time at which its maker says it was made.
     *
     * @throws Refused PARTNER_REFUSED when it is an error signal; RECEIPT_MISSING when that says that the message is
     *     a repeat
     * @throws TemporaryFault RECEIPT_DOES_NOT_FIT for anything else
     */
    public Optional<Instant> require(byte[] answer, Peer peer, String wireId, List<SignedReference> sent) {
        try {
            SoapShape shape = SoapShape.of(xml, answer);
            Element signal = Tree.only(shape.messaging(), EBMS, "SignalMessage");
            if (!Tree.children(signal, EBMS, "Error").isEmpty()) {
                requireGenuine(shape, signal, peer, wireId);
                throw told(signal);
            }
            SignatureCheck.Verified verified = SignatureCheck.verify(shape, peer);
            if (!verified.attachments().isEmpty()) {
                throw Tree.broken("A receipt has no attachments");
            }
            requireFits(signal, wireId, sent);
            return signedAt(signal);
        } catch (Refused refused) {
            if (refused.code() == FailureCode.PARTNER_REFUSED || refused.code() == FailureCode.RECEIPT_MISSING) {
                throw refused;
            }
            throw new TemporaryFault(FailureCode.RECEIPT_DOES_NOT_FIT, refused.detail(), refused);
        }
    }

    private static Optional<Instant> signedAt(Element signal) {
        Element info = Tree.only(signal, EBMS, "MessageInfo");
        try {
            return Tree.maybe(info, EBMS, "Timestamp")
                    .map(Tree::text)
                    .map(text -> OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeParseException withoutZone) {
            return Optional.empty();
        }
    }

    private static void requireGenuine(SoapShape shape, Element signal, Peer peer, String wireId) {
        if (shape.security().isPresent()) {
            SignatureCheck.verify(shape, peer);
        }
        Tree.maybe(Tree.only(signal, EBMS, "MessageInfo"), EBMS, "RefToMessageId")
                .map(Tree::text)
                .filter(named -> !named.equals(wireId))
                .ifPresent(another -> {
                    throw Tree.broken("The error is about another message");
                });
    }

    private static void requireFits(Element signal, String wireId, List<SignedReference> sent) {
        Element info = Tree.only(signal, EBMS, "MessageInfo");
        if (!Tree.text(Tree.only(info, EBMS, "RefToMessageId")).equals(wireId)) {
            throw Tree.broken("The receipt is for another message");
        }
        Element receipt = Tree.only(signal, EBMS, "Receipt");
        Element proof = Tree.only(receipt, Namespaces.SIGNALS, "NonRepudiationInformation");
        List<SignedReference> received = Tree.children(proof, Namespaces.SIGNALS, "MessagePartNRInformation").stream()
                .flatMap(part -> SignedReference.readAll(part).stream())
                .toList();
        boolean all = sent.stream().allMatch(reference -> received.stream().anyMatch(reference::isSameAs));
        if (received.size() != sent.size() || !all) {
            throw Tree.broken("The receipt's digests are not those of what was sent");
        }
    }

    private static org.entente.core.failure.GatewayFailure told(Element signal) {
        Element error = Tree.children(signal, EBMS, "Error").getFirst();
        String code = error.getAttribute("errorCode");
        String published = EbmsError.withCode(code)
                .map(known -> known.code() + " " + known.description())
                .orElse(code.matches("EBMS:[0-9]{4}") ? code : "an unknown error");
        String difference = AgreedField.toldIn(error.getTextContent())
                .map(field -> ": " + field.sentence())
                .orElse("");
        if (saysRepeat(code, error)) {
            return new Refused(FailureCode.RECEIPT_MISSING, "The partner's gateway said " + published);
        }
        boolean temporary = EbmsError.withCode(code).map(EbmsError::isTemporary).orElse(code.equals("EBMS:0005"));
        return temporary
                ? new TemporaryFault(FailureCode.PARTNER_UNREACHABLE, "The partner's gateway said " + published)
                : new Refused(FailureCode.PARTNER_REFUSED, "The partner's gateway said " + published + difference);
    }

    /**
     * No published code says "duplicate"; gateways that refuse a repeat instead of receipting it (phase4) say EBMS:0004
     * and put it into words.
     */
    private static boolean saysRepeat(String code, Element error) {
        String words = (error.getTextContent() + " " + error.getAttribute("shortDescription")).toLowerCase(Locale.ROOT);
        return code.equals(EbmsError.OTHER.code()) && REPEAT.stream().anyMatch(words::contains);
    }
}
