package org.entente.integration.story;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.entente.cli.demo.NodeYaml;
import org.entente.cli.demo.World;
import org.entente.core.message.AuthorityKind;
import org.entente.core.message.Lane;
import org.entente.core.message.StateCode;
import org.entente.core.partner.Partner.Retry;
import org.entente.core.partner.Partner.Suite;
import org.entente.core.partner.Terms;
import org.entente.core.partner.Terms.Answers;
import org.entente.core.partner.Terms.Exchange;
import org.entente.core.partner.Terms.OfLane;
import org.entente.core.partner.Terms.Pattern;
import org.entente.core.partner.Terms.Receipts;
import org.entente.node.partners.AgreementYaml;

/**
 * What two States agreed, as the document that both have, with quick retries; never changes.
 *
 * @param answers how receipts come back
 * @param reachedAt the port at which a State is reached, where that is not its own; 0: it takes no connections
 * @param unknownTo a State whose copy of the document lacks the alerts, as if nobody had told it of them
 */
public record AnAgreement(Answers answers, Map<String, Integer> reachedAt, Optional<String> unknownTo) {

    private static final Retry QUICK = new Retry(Duration.ofSeconds(1), Duration.ofSeconds(2));
    private static final Map<AuthorityKind, Set<String>> DESKS = Map.of(
            AuthorityKind.FIU, Set.of("fiu-information-request"),
            AuthorityKind.POLICE, Set.of("alert"),
            AuthorityKind.IMMIGRATION, Set.of("alert"));

    public static AnAgreement onReceipts(Receipts receipts, Duration within) {
        return new AnAgreement(new Answers(receipts, within, Pattern.TWO_WAY), Map.of(), Optional.empty());
    }

    AnAgreement reaching(String state, int port) {
        var ports = new HashMap<>(reachedAt);
        ports.put(state, port);
        return new AnAgreement(answers, ports, unknownTo);
    }

    AnAgreement withoutAlertsFor(String state) {
        return new AnAgreement(answers, reachedAt, Optional.of(state));
    }

    /** Writes the document into the State's folder; returns the configuration that names it. */
    public String nodeYaml(World.Place here, List<World.Place> both) {
        World.Place there =
                both.stream().filter(place -> !place.equals(here)).findFirst().orElseThrow();
        Path document = here.folder().resolve("agreement.yaml");
        try {
            Files.writeString(document, AgreementYaml.write(common(here), side(here), side(there)));
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
        String agreements = "agreements:\n  - file: %s\n    certificates-folder: %s\n"
                .formatted(
                        document,
                        here.keys().resolve("partners").resolve(there.state().folderName()));
        return NodeYaml.of(here, both).replaceFirst("(?s)partners:\n.*(?=operators:)", agreements);
    }

    private AgreementYaml.Common common(World.Place here) {
        Map<Lane, OfLane> lanes = List.of(Lane.values()).stream()
                .collect(Collectors.toMap(
                        lane -> lane,
                        lane -> new OfLane(
                                "urn:entente:mpc:" + lane.label(), QUICK, Exchange.PUSH, Duration.ofSeconds(1))));
        var actions = new HashSet<>(Set.of("delivery-notice/v1", "alert/v1", "fiu-information-request/v1"));
        if (unknownTo.filter(here.state().code()::equals).isPresent()) {
            actions.remove("alert/v1");
        }
        var terms = new Terms(actions, answers, 512L << 20, 20, lanes);
        return new AgreementYaml.Common(
                "urn:entente:agreement:qn-qs", Suite.EDELIVERY_2, Suite.EDELIVERY_2.usual(), terms);
    }

    private AgreementYaml.Side side(World.Place place) {
        String code = place.state().code();
        int port = reachedAt.getOrDefault(code, place.as4Port());
        return new AgreementYaml.Side(
                new StateCode(code),
                place.state().name(),
                port == 0 ? Optional.empty() : Optional.of(URI.create("https://localhost:" + port + "/as4")),
                place.keys().resolve("public"),
                DESKS);
    }
}
