package org.entente.node.partners;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.entente.core.message.Lane;
import org.entente.core.message.StateCode;
import org.entente.core.partner.Partner;
import org.entente.core.partner.Terms;
import org.entente.core.partner.Terms.Exchange;
import org.entente.core.partner.Terms.OfLane;
import org.entente.node.config.AgreementDocument;
import org.entente.node.config.AgreementDocument.OneLane;
import org.entente.node.config.AgreementDocument.Party;
import org.entente.node.config.NodeConfig;
import org.entente.node.config.NodeConfigReader;
import org.entente.node.config.RevocationConfig;

/** A partner of this node, as its configuration or an agreement document says, and where its certificates lie. */
public record Partnership(Partner partner, Path certificates, RevocationConfig revocation) {

    private static final URI NOWHERE = URI.create("urn:entente:takes-no-connections");

    /**
     * Every partner of a node.
     *
     * @throws IllegalArgumentException with one sentence for each thing that is wrong with an agreement
     */
    public static List<Partnership> of(NodeConfig config, Clock clock) {
        StateCode own = config.state().asCode();
        Path ownPublic = config.trust().keysFolder().resolve("public");
        var all = new ArrayList<>(config.partners().stream()
                .map(partner ->
                        new Partnership(partner.asPartner(), partner.certificatesFolder(), partner.revocation()))
                .toList());
        config.agreements().forEach(given -> all.add(agreed(given, own, ownPublic, clock)));
        return List.copyOf(all);
    }

    private static Partnership agreed(NodeConfig.AgreementFile given, StateCode own, Path ownPublic, Clock clock) {
        AgreementDocument document = NodeConfigReader.readAgreement(given.file());
        List<String> wrong = new AgreementCheck(own, ownPublic, clock).findings(document, given.certificatesFolder());
        if (!wrong.isEmpty()) {
            throw new IllegalArgumentException(given.file() + ": " + String.join(" ", wrong));
        }
        Party theirs = document.partnerOf(own).orElseThrow();
        return new Partnership(
                partner(document, document.party(own).orElseThrow(), theirs),
                given.certificatesFolder(),
                given.revocation());
    }

    /** What {@code theirs} is to {@code ours} under a document. */
    static Partner partner(AgreementDocument document, Party ours, Party theirs) {
        Exchange exchange = theirs.address().isEmpty()
                ? Exchange.FETCHED
                : ours.address().isEmpty() ? Exchange.FETCHING : Exchange.PUSH;
        var terms = new Terms(
                document.actions(),
                new Terms.Answers(document.receipts(), document.receiptWithin(), document.pattern()),
                document.limits().payload().toBytes(),
                document.limits().parts(),
                Stream.of(Lane.values())
                        .collect(Collectors.toMap(lane -> lane, lane -> lane(of(document, lane), exchange))),
                document.reckoning());
        return new Partner(
                new StateCode(theirs.state()),
                theirs.name(),
                theirs.address().orElse(NOWHERE),
                document.agreement(),
                document.profile(),
                document.agreedCipher(),
                Map.copyOf(theirs.desks()),
                terms);
    }

    private static OneLane of(AgreementDocument document, Lane lane) {
        return switch (lane) {
            case URGENT -> document.lanes().urgent();
            case ROUTINE -> document.lanes().routine();
        };
    }

    private static OfLane lane(OneLane lane, Exchange exchange) {
        return new OfLane(lane.mpc(), new Partner.Retry(lane.first(), lane.longest()), exchange, lane.poll());
    }
}
