package org.entente.integration.interop;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.entente.as4.agreement.Agreements;
import org.entente.as4.agreement.Agreements.Peer;
import org.entente.as4.agreement.As4Limits;
import org.entente.as4.message.As4Sealer;
import org.entente.as4.message.TestService.Means;
import org.entente.as4.pull.Counter;
import org.entente.as4.pull.PullServlet;
import org.entente.as4.receipt.ErrorWriter;
import org.entente.as4.wire.LateSignals;
import org.entente.core.evidence.DoorBook;
import org.entente.core.evidence.DoorName;
import org.entente.core.journal.LateAnswers;
import org.entente.core.journal.OutboundJournal;
import org.entente.core.journal.SideJournal;
import org.entente.core.ledger.Workbench;
import org.entente.core.memory.InMemoryContents;
import org.entente.core.memory.InMemoryLedger;
import org.entente.core.message.Lane;
import org.entente.core.partner.Partner;
import org.entente.core.partner.Partner.Retry;
import org.entente.core.partner.Partners;
import org.entente.core.partner.Terms;
import org.entente.core.partner.Terms.Exchange;
import org.entente.core.partner.Terms.OfLane;
import org.entente.core.sealing.Outgoing;
import org.entente.core.sealing.PartnerLink.Answer;
import org.entente.core.translation.LossReportXml;
import org.entente.core.xml.SafeXml;
import org.entente.trust.keys.NodeKeys;

/** Where messages lie ready at Norland for a partner that fetches, under the terms of one suite. */
final class PullCounter {

    static final String PATH = "/pull";
    private static final Duration LEASE = Duration.ofMinutes(2);
    private static final Duration POLL = Duration.ofSeconds(20);
    private static final Retry RETRY = new Retry(Duration.ofSeconds(1), Duration.ofMinutes(1));

    private final Agreements agreements;
    private final Counter counter;
    private final As4Sealer sealer;
    private final PullServlet servlet;
    private final Supplier<URI> endpoint;

    PullCounter(Agreements pushing, NodeKeys own, SafeXml xml, ErrorWriter errors, Supplier<URI> endpoint) {
        Clock clock = Clock.systemUTC();
        Peer peer = pushing.all().getFirst();
        this.agreements =
                new Agreements(pushing.own(), List.of(new Peer(fetched(peer.partner()), peer.certificates())));
        this.counter = new Counter(
                message -> {
                    throw new IllegalStateException("Nothing is pushed here");
                },
                xml,
                clock,
                LEASE);
        this.sealer = new As4Sealer(agreements, own, xml, clock, UUID::randomUUID);
        this.servlet = new PullServlet(
                new PullServlet.Desk(counter, late(agreements, xml, clock)),
                new Means(agreements, own, clock, UUID::randomUUID),
                xml,
                As4Limits.standard(),
                (failure, wireId) -> errors.write(failure, wireId, Optional.empty()),
                new DoorBook(line -> {}, DoorName.AS4, clock));
        this.endpoint = endpoint;
    }

    PullServlet servlet() {
        return servlet;
    }

    URI endpoint() {
        return endpoint.get();
    }

    /** Lays a message out; the future ends with the receipt that whoever fetched it brought. */
    CompletableFuture<Answer> layOut(Outgoing outgoing) {
        var sealed = sealer.seal(outgoing);
        return CompletableFuture.supplyAsync(() -> counter.push(sealed));
    }

    private static LateSignals late(Agreements agreements, SafeXml xml, Clock clock) {
        var bench = new Workbench(new InMemoryLedger(), new InMemoryContents(), LEASE, 1 << 20);
        var partners = new Partners(List.of(agreements.all().getFirst().partner()));
        var answers = new LateAnswers(
                bench,
                new OutboundJournal(bench, new LossReportXml(xml), clock),
                new SideJournal(bench, partners, RETRY, clock));
        return new LateSignals(agreements, xml, As4Limits.standard(), answers, clock);
    }

    private static Partner fetched(Partner usual) {
        var lane = new OfLane(Terms.DEFAULT_MPC, RETRY, Exchange.FETCHED, POLL);
        Terms before = usual.terms();
        var terms = new Terms(
                before.actions(),
                before.answers(),
                before.payload(),
                before.parts(),
                Map.of(Lane.URGENT, lane, Lane.ROUTINE, lane));
        return new Partner(
                usual.state(),
                usual.name(),
                usual.endpoint(),
                usual.agreement(),
                usual.suite(),
                usual.cipher(),
                usual.desks(),
                terms);
    }
}
