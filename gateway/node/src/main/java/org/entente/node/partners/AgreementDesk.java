package org.entente.node.partners;

import java.net.URI;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.entente.core.message.AuthorityKind;
import org.entente.core.message.Lane;
import org.entente.core.message.StateCode;
import org.entente.core.partner.Partner;
import org.entente.core.partner.Terms;
import org.entente.core.partner.Terms.Exchange;
import org.entente.core.partner.Terms.OfLane;
import org.entente.node.config.AgencyConfig;
import org.entente.node.config.NodeConfig;
import org.entente.node.partners.AgreementYaml.Common;
import org.entente.node.partners.AgreementYaml.Side;

/** Writes the agreement documents of this node's partners from its configuration. */
public final class AgreementDesk {

    private final NodeConfig config;
    private final Map<StateCode, Partnership> partnerships;

    public AgreementDesk(NodeConfig config, List<Partnership> partnerships) {
        this.config = config;
        this.partnerships = partnerships.stream()
                .collect(Collectors.toMap(known -> known.partner().state(), Function.identity()));
    }

    String of(Partner partner) {
        Path theirs = Optional.ofNullable(partnerships.get(partner.state()))
                .map(Partnership::certificates)
                .orElseThrow(() -> new IllegalArgumentException("No partner " + partner.state()));
        Exchange exchange = partner.terms().in(Lane.URGENT).exchange();
        Map<AuthorityKind, Set<String>> desks = config.agencies().stream()
                .collect(Collectors.toMap(AgencyConfig::authority, AgencyConfig::mayReceive, AgreementDesk::both));
        var one = new Side(
                config.state().asCode(),
                config.state().name(),
                exchange == Exchange.FETCHING ? Optional.empty() : Optional.of(address()),
                config.trust().keysFolder().resolve("public"),
                desks);
        var other = new Side(
                partner.state(),
                partner.name(),
                exchange == Exchange.FETCHED ? Optional.empty() : Optional.of(partner.endpoint()),
                theirs,
                partner.desks());
        return AgreementYaml.write(common(partner, desks), one, other);
    }

    private URI address() {
        return Optional.ofNullable(config.address())
                .orElseGet(
                        () -> URI.create("https://localhost:" + config.listen().as4Port() + "/as4"));
    }

    /** Where nothing was said of actions and partitions, those that both desks' families need. */
    private Common common(Partner partner, Map<AuthorityKind, Set<String>> desks) {
        Common plain = Common.of(partner);
        Terms terms = plain.terms();
        if (!terms.actions().isEmpty()) {
            return plain;
        }
        var actions = new HashSet<String>(Set.of("delivery-notice/v1"));
        desks.values().forEach(families -> families.forEach(family -> actions.add(family + "/v1")));
        partner.desks().values().forEach(families -> families.forEach(family -> actions.add(family + "/v1")));
        var lanes = Map.of(
                Lane.URGENT, named(partner, terms, Lane.URGENT), Lane.ROUTINE, named(partner, terms, Lane.ROUTINE));
        return new Common(
                plain.agreement(),
                plain.profile(),
                plain.cipher(),
                new Terms(actions, terms.answers(), terms.payload(), terms.parts(), lanes, terms.reckoning()));
    }

    private static OfLane named(Partner partner, Terms terms, Lane lane) {
        OfLane known = terms.in(lane);
        return new OfLane(partner.agreement() + ":mpc:" + lane.label(), known.retry(), known.exchange(), known.poll());
    }

    private static Set<String> both(Set<String> some, Set<String> more) {
        var all = new HashSet<>(some);
        all.addAll(more);
        return Set.copyOf(all);
    }
}
