package org.entente.as4.message;

import static org.entente.as4.agreement.Namespaces.EBMS;

import java.security.cert.X509Certificate;
import java.util.List;
import org.entente.as4.agreement.AgreedField;
import org.entente.as4.agreement.Agreements;
import org.entente.as4.agreement.Agreements.Peer;
import org.entente.as4.agreement.Namespaces;
import org.entente.as4.shape.Tree;
import org.entente.as4.update.UpdateAction;
import org.entente.core.failure.FailureCode;
import org.entente.core.message.Lane;
import org.entente.core.message.StateCode;
import org.entente.core.partner.Terms;
import org.w3c.dom.Element;

/**
 * What the header of a user message claims of the agreement under which it travels; believed only once its signature is
 * verified.
 */
record WireTerms(Party from, Party to, String agreement, String service, String action, String mpc) {

    /** One side of the exchange. */
    record Party(String type, String id, String role) {
        static Party read(Element side) {
            Element id = Tree.only(side, EBMS, "PartyId");
            return new Party(id.getAttribute("type"), Tree.text(id), Tree.text(Tree.only(side, EBMS, "Role")));
        }

        private boolean is(StateCode state) {
            return type.equals(UserMessageWriter.PARTY_TYPE) && id.equals(state.value());
        }
    }

    static WireTerms read(Element messaging) {
        Element message = Tree.only(messaging, EBMS, "UserMessage");
        Element parties = Tree.only(message, EBMS, "PartyInfo");
        Element collaboration = Tree.only(message, EBMS, "CollaborationInfo");
        String mpc = message.getAttribute("mpc");
        return new WireTerms(
                Party.read(Tree.only(parties, EBMS, "From")),
                Party.read(Tree.only(parties, EBMS, "To")),
                Tree.maybe(collaboration, EBMS, "AgreementRef").map(Tree::text).orElse(""),
                Tree.text(Tree.only(collaboration, EBMS, "Service")),
                Tree.text(Tree.only(collaboration, EBMS, "Action")),
                mpc.isEmpty() ? Terms.DEFAULT_MPC : mpc);
    }

    /** Whether this is the test message of ebMS 3.0 Core §5.2.2: answered, never delivered. */
    boolean isTest() {
        return service.equals(Namespaces.TEST_SERVICE) && action.equals(Namespaces.TEST_ACTION);
    }

    /** Whether the partner's gateway says something of certificates: answered, and shown to operators. */
    boolean isUpdate() {
        return service.equals(Namespaces.CERTIFICATE_UPDATE);
    }

    private boolean isOfService() {
        return isTest() || (isUpdate() && UpdateAction.named(action).isPresent());
    }

    /**
     * The partner at the other end of {@code client}, if this meets the agreement with it.
     *
     * @throws org.entente.core.failure.Refused UNKNOWN_PARTNER or NO_AGREEMENT, naming the first field that differs
     */
    Peer meet(Agreements agreements, X509Certificate client) {
        Peer peer = agreements.all().stream()
                .filter(known -> from.is(known.partner().state()))
                .filter(known -> known.certificates().isTls(client))
                .findFirst()
                .orElseThrow(() -> agreements.all().stream()
                        .flatMap(known -> known.certificates().refusal(client).stream())
                        .findFirst()
                        .orElseGet(() -> AgreedField.PARTY_ID.differs(FailureCode.UNKNOWN_PARTNER)));
        Terms terms = peer.partner().terms();
        AgreedField.PARTY_ID.require(to.is(agreements.own()));
        AgreedField.ROLE.require(
                from.role().equals(UserMessageWriter.INITIATOR) && to.role().equals(UserMessageWriter.RESPONDER));
        AgreedField.AGREEMENT_REF.require(agreement.equals(peer.partner().agreement()));
        AgreedField.SERVICE.require(
                isUpdate() || service.equals(UserMessageWriter.SERVICE) || service.equals(Namespaces.TEST_SERVICE));
        AgreedField.ACTION.require(
                isOfService() || (service.equals(UserMessageWriter.SERVICE) && terms.allows(action)));
        AgreedField.MPC.require(partitions(terms).contains(mpc));
        return peer;
    }

    /** A message of one lane does not travel on the partition of the other. */
    static void requireLane(Peer peer, String mpc, Lane lane) {
        AgreedField.MPC.require(peer.partner().terms().in(lane).mpc().equals(mpc));
    }

    private static List<String> partitions(Terms terms) {
        return terms.lanes().values().stream().map(Terms.OfLane::mpc).toList();
    }
}
