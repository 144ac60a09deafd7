package org.entente.node.bench;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.entente.as4.agreement.Agreements;
import org.entente.as4.agreement.Agreements.Peer;
import org.entente.as4.agreement.As4Limits;
import org.entente.as4.message.As4Opener;
import org.entente.as4.message.As4Sealer;
import org.entente.as4.receipt.ErrorWriter;
import org.entente.as4.wire.As4Link;
import org.entente.as4.wire.As4Servlet;
import org.entente.core.message.AuthorityKind;
import org.entente.core.message.StateCode;
import org.entente.core.partner.Partner;
import org.entente.core.partner.Partner.Retry;
import org.entente.core.partner.Partner.Suite;
import org.entente.core.partner.Terms;
import org.entente.core.xml.SafeXml;
import org.entente.node.http.ServletMapping;
import org.entente.trust.keys.NodeKeys;
import org.entente.trust.keys.TlsContexts;
import org.entente.trust.path.PartnerCertificates;

/** The AS4 rooms of one State under an agreement with one other, one agreement a suite; nothing is remembered. */
final class BenchRooms {

    private static final As4Limits LIMITS = As4Limits.standard();
    private static final Retry RETRY = new Retry(Duration.ofSeconds(1), Duration.ofMinutes(1));

    private final NodeKeys keys;
    private final TlsContexts tls;
    private final SafeXml xml = new SafeXml(LIMITS.xml());
    private final Clock clock = Clock.systemUTC();
    private final StateCode own;
    private final StateCode other;
    private final PartnerCertificates theirs;
    private final long port;

    /** Takes {@code keys, partner, own, other} and the {@code port} of whoever receives, 0 for one that only does. */
    BenchRooms(WireLine terms) {
        this.keys = NodeKeys.in(Path.of(terms.get("keys")));
        this.tls = new TlsContexts(keys);
        this.own = new StateCode(terms.get("own"));
        this.other = new StateCode(terms.get("other"));
        this.theirs = PartnerCertificates.in(other, Path.of(terms.get("partner")), clock);
        this.port = terms.number("port");
    }

    StateCode own() {
        return own;
    }

    StateCode other() {
        return other;
    }

    NodeKeys keys() {
        return keys;
    }

    TlsContexts tls() {
        return tls;
    }

    PartnerCertificates theirs() {
        return theirs;
    }

    Clock clock() {
        return clock;
    }

    /** With the cipher that every gateway of either profile knows. */
    Partner partner(Suite suite) {
        return new Partner(
                other,
                other.value(),
                URI.create("https://localhost:" + port + "/" + suite),
                "urn:entente:agreement:bench:" + suite,
                suite,
                Partner.Cipher.AES_128_GCM,
                Map.of(AuthorityKind.FIU, Set.of("alert")),
                Terms.plain(RETRY, RETRY));
    }

    As4Sealer sealer(Suite suite) {
        return new As4Sealer(agreements(suite), keys, xml, clock, UUID::randomUUID);
    }

    As4Link link(Suite suite) {
        return new As4Link(agreements(suite), tls, xml, LIMITS, clock);
    }

    /** Opens, reads every payload to its end, and answers with the receipt. */
    ServletMapping door(Suite suite) {
        var opener = new As4Opener(agreements(suite), keys, xml, LIMITS, clock, UUID::randomUUID);
        var errors = new ErrorWriter(own, keys, xml, clock, UUID::randomUUID);
        var sink = new Digesting();
        return new ServletMapping(
                "/" + suite, new As4Servlet(arrival -> opener.receiptFor(opener.open(arrival, sink)), errors, LIMITS));
    }

    private Agreements agreements(Suite suite) {
        return new Agreements(own, List.of(new Peer(partner(suite), theirs)));
    }
}
