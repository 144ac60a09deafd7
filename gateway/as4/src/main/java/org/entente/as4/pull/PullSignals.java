package org.entente.as4.pull;

import static org.entente.as4.agreement.Namespaces.EBMS;

import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.entente.as4.agreement.Namespaces;
import org.entente.as4.message.TestService.Means;
import org.entente.as4.shape.SoapShape;
import org.entente.as4.shape.Tree;
import org.entente.as4.signature.Canonical;
import org.entente.as4.signature.SignatureWriter;
import org.entente.as4.signature.SignedReference;
import org.entente.as4.signature.XmlText;
import org.entente.core.partner.Partner.Suite;
import org.entente.core.partner.Terms;
import org.entente.core.xml.SafeXml;
import org.w3c.dom.Element;

/** Writes and reads the signals of a pull: the signed request, and the answer that nothing lies ready. */
final class PullSignals {

    /** EmptyMessagePartitionChannel (ebMS 3.0 Core §6.7.1): nothing is wrong, there is no message. */
    static final String EMPTY = "EBMS:0006";

    private final Means means;
    private final SafeXml xml;

    PullSignals(Means means, SafeXml xml) {
        this.means = means;
        this.xml = xml;
    }

    /** A signed request for the oldest message of a partition. */
    byte[] request(Suite suite, String mpc) {
        String messaging =
                Canonical.text(xml, messaging("", "<eb:PullRequest mpc=\"" + XmlText.of(mpc) + "\"></eb:PullRequest>"));
        String body = Canonical.text(
                xml,
                "<S12:Body xmlns:S12=\"" + Namespaces.SOAP + "\" xmlns:wsu=\"" + Namespaces.WSU
                        + "\" wsu:Id=\"body\"/>");
        List<SignedReference> signed = List.of(
                SignedReference.ofElement("messaging", messaging.getBytes(StandardCharsets.UTF_8)),
                SignedReference.ofElement("body", body.getBytes(StandardCharsets.UTF_8)));
        return envelope(messaging + new SignatureWriter(means.keys()).security(suite, signed, ""), body);
    }

    /** Not signed: it says nothing that anybody could want to prove. */
    byte[] empty(String requestId) {
        String id = XmlText.of(requestId);
        String error = "<eb:Error category=\"Communication\" errorCode=\"" + EMPTY
                + "\" origin=\"ebMS\" severity=\"warning\" shortDescription=\"EmptyMessagePartitionChannel\""
                + " refToMessageInError=\"" + id + "\"/>";
        String body = "<S12:Body xmlns:S12=\"" + Namespaces.SOAP + "\"/>";
        return envelope(messaging("<eb:RefToMessageId>" + id + "</eb:RefToMessageId>", error), body);
    }

    /** The partition that a request asks for; empty when the signal is no request. */
    static Optional<String> partition(SoapShape shape) {
        return Tree.maybe(signal(shape), EBMS, "PullRequest")
                .map(request -> request.getAttribute("mpc"))
                .map(mpc -> mpc.isEmpty() ? Terms.DEFAULT_MPC : mpc);
    }

    static String id(SoapShape shape) {
        return Tree.text(Tree.only(Tree.only(signal(shape), EBMS, "MessageInfo"), EBMS, "MessageId"));
    }

    static Optional<String> about(SoapShape shape) {
        return Tree.maybe(Tree.only(signal(shape), EBMS, "MessageInfo"), EBMS, "RefToMessageId")
                .map(Tree::text);
    }

    static boolean isEmpty(SoapShape shape) {
        return Tree.children(signal(shape), EBMS, "Error").stream()
                .anyMatch(error -> error.getAttribute("errorCode").equals(EMPTY));
    }

    private static Element signal(SoapShape shape) {
        return Tree.only(shape.messaging(), EBMS, "SignalMessage");
    }

    private String messaging(String inReply, String content) {
        return "<eb:Messaging xmlns:eb=\"" + Namespaces.EBMS + "\" xmlns:S12=\"" + Namespaces.SOAP + "\" xmlns:wsu=\""
                + Namespaces.WSU
                + "\" S12:mustUnderstand=\"true\" wsu:Id=\"messaging\"><eb:SignalMessage><eb:MessageInfo><eb:Timestamp>"
                + means.clock().instant().truncatedTo(ChronoUnit.MILLIS) + "</eb:Timestamp><eb:MessageId>"
                + means.chance().get() + "@" + means.agreements().own().label() + ".entente</eb:MessageId>" + inReply
                + "</eb:MessageInfo>" + content + "</eb:SignalMessage></eb:Messaging>";
    }

    private static byte[] envelope(String header, String body) {
        String text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<S12:Envelope xmlns:S12=\"" + Namespaces.SOAP
                + "\"><S12:Header>" + header + "</S12:Header>" + body + "</S12:Envelope>";
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
