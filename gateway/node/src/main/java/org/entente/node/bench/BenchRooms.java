package org.entente.node.bench;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
public final class BenchRooms {

    private static final Retry RETRY = new Retry(Duration.ofSeconds(1), Duration.ofMinutes(1));

    private final NodeKeys keys;
    private final TlsContexts tls;
    private final As4Limits limits;
    private final SafeXml xml;
    private final Clock clock = Clock.systemUTC();
    private final StateCode own;
    private final StateCode other;
    private final PartnerCertificates theirs;
    private final long port;
    private final Optional<EndStore> store;

    /**
     * Takes {@code keys, partner, own, other} and the {@code port} of whoever receives, 0 for one that only does; with
     * a {@code store}, the folder of a content store, what is sent and received lies there, payloads of {@code
     * payload} bytes at most.
     */
    public BenchRooms(WireLine terms) {
        As4Limits usual = As4Limits.standard();
        long payload = terms.find("payload").map(Long::parseLong).orElse(usual.payloadBytes());
        this.limits = usual.withPayloads(payload);
        this.xml = new SafeXml(limits.xml());
        this.store =
                terms.find("store").map(folder -> new EndStore(Path.of(folder), Path.of(terms.get("keys")), payload));
        this.keys = NodeKeys.in(Path.of(terms.get("keys")));
        this.tls = new TlsContexts(keys);
        this.own = new StateCode(terms.get("own"));
        this.other = new StateCode(terms.get("other"));
        this.theirs = PartnerCertificates.in(other, Path.of(terms.get("partner")), clock);
        this.port = terms.number("port");
    }

    public StateCode own() {
        return own;
    }

    public StateCode other() {
        return other;
    }

    public NodeKeys keys() {
        return keys;
    }

    public TlsContexts tls() {
        return tls;
    }

    public PartnerCertificates theirs() {
        return theirs;
    }

    public Clock clock() {
        return clock;
    }

    EndStore store() {
        return store.orElseThrow(() -> new IllegalArgumentException("This end was given no store"));
    }

    /** With the cipher that every gateway of either profile knows. */
    public Partner partner(Suite suite) {
        return new Partner(
                other,
                other.value(),
                URI.create("https://localhost:" + port + "/" + suite),
                "urn:entente:agreement:bench:" + suite,
                suite,
                Partner.Cipher.AES_128_GCM,
                Map.of(AuthorityKind.FIU, Set.of("alert")),
                terms());
    }

    private Terms terms() {
        Terms usual = Terms.plain(RETRY, RETRY);
        return new Terms(
                usual.actions(),
                usual.answers(),
                limits.payloadBytes(),
                usual.parts(),
                usual.lanes(),
                usual.reckoning());
    }

    public As4Sealer sealer(Suite suite) {
        return new As4Sealer(agreements(suite), keys, xml, clock, UUID::randomUUID);
    }

    public As4Link link(Suite suite) {
        return new As4Link(agreements(suite), tls, xml, limits, clock);
    }

    /** Opens, reads every payload to its end or keeps it, and answers with the receipt. */
    ServletMapping door(Suite suite) {
        var opener = new As4Opener(agreements(suite), keys, xml, limits, clock, UUID::randomUUID);
        var errors = new ErrorWriter(own, keys, xml, clock, UUID::randomUUID);
        var sink = new Digesting();
        return new ServletMapping(
                "/" + suite,
                new As4Servlet(
                        arrival -> opener.receiptFor(store.map(kept -> kept.keep(opener, own, arrival))
                                .orElseGet(() -> opener.open(arrival, sink))),
                        errors,
                        limits));
    }

    private Agreements agreements(Suite suite) {
        return new Agreements(own, List.of(new Peer(partner(suite), theirs)));
    }
}
