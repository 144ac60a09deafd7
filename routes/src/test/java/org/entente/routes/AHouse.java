package org.entente.routes;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.entente.core.agency.Agencies;
import org.entente.core.arrival.Arrival;
import org.entente.core.arrival.Keeping;
import org.entente.core.arrival.OpenedWire;
import org.entente.core.arrival.Opener;
import org.entente.core.arrival.Opening;
import org.entente.core.checking.SharedCheck;
import org.entente.core.content.Locator;
import org.entente.core.delivery.AgencyInbox.Handover;
import org.entente.core.delivery.Confirmations;
import org.entente.core.delivery.Delivery;
import org.entente.core.delivery.Localisation;
import org.entente.core.format.Catalogue;
import org.entente.core.handling.Raising;
import org.entente.core.inspection.Inspection;
import org.entente.core.journal.Expiry;
import org.entente.core.journal.ExpiryWarning;
import org.entente.core.journal.InboundJournal;
import org.entente.core.journal.NoticePost;
import org.entente.core.journal.Orphans;
import org.entente.core.journal.OutboundJournal;
import org.entente.core.journal.SideJournal;
import org.entente.core.journal.Sweeper;
import org.entente.core.language.CoverXml;
import org.entente.core.language.SharedXml;
import org.entente.core.ledger.Workbench;
import org.entente.core.memory.InMemoryContents;
import org.entente.core.memory.InMemoryLedger;
import org.entente.core.memory.InMemoryReplays;
import org.entente.core.message.AuthorityKind;
import org.entente.core.message.Desk;
import org.entente.core.message.Lane;
import org.entente.core.message.MessageId;
import org.entente.core.message.MessageIds;
import org.entente.core.message.StateCode;
import org.entente.core.partner.Directory;
import org.entente.core.partner.Partner;
import org.entente.core.partner.Partners;
import org.entente.core.policy.RuleBook;
import org.entente.core.replay.Replayer;
import org.entente.core.sealing.Dispatch;
import org.entente.core.sealing.Sealing;
import org.entente.core.submission.Submissions;
import org.entente.core.translation.LossReportXml;
import org.entente.core.translation.Losses;
import org.entente.core.translation.Translation;
import org.entente.core.xml.SafeXml;
import org.entente.core.xml.XmlLimits;
import org.entente.routes.inbound.InboundRooms;
import org.entente.routes.outbound.OutboundRooms;

/** Norland's house with stores in memory and no wire: enough to read its routes. */
final class AHouse {

    static final StateCode OWN = new StateCode("QN");
    static final List<StateCode> PARTNERS = List.of(new StateCode("QS"), new StateCode("QT"));
    static final List<Desk> DESKS = List.of(new Desk(OWN, AuthorityKind.FIU), Desk.gatewayOf(OWN));

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-23T12:00:00Z"), ZoneOffset.UTC);
    private static final MessageIds IDS = () -> new MessageId(new UUID(1, 1));

    private AHouse() {}

    static Journeys journeys() {
        var bench = new Workbench(new InMemoryLedger(), new InMemoryContents(), Duration.ofMinutes(1), 1_000_000);
        var partners = new Partners(PARTNERS.stream().map(AHouse::partner).toList());
        var agencies = new Agencies(List.of());
        var xml = new SafeXml(XmlLimits.standard());
        var directory = new Directory(OWN, agencies, partners);
        var check = new SharedCheck(new SharedXml(xml), message -> List.of(), bench);
        var ruleBook = new RuleBook(bench, directory, new SharedXml(xml), CLOCK);
        var rooms = new Journeys.LaneRooms(
                outbound(bench, partners, agencies, xml, check, ruleBook),
                inbound(bench, agencies, xml, check, ruleBook),
                DESKS.stream().collect(Collectors.toMap(Function.identity(), desk -> delivery(bench))));
        return new Journeys(
                rooms,
                Map.of(Lane.URGENT, rooms, Lane.ROUTINE, rooms),
                PARTNERS,
                new Confirmations(bench.ledger()),
                upkeep(bench, partners, xml),
                2);
    }

    private static OutboundRooms outbound(
            Workbench bench, Partners partners, Agencies agencies, SafeXml xml, SharedCheck check, RuleBook ruleBook) {
        var reports = new LossReportXml(xml);
        var directory = new Directory(OWN, agencies, partners);
        return new OutboundRooms(
                new Submissions(bench, directory, new CoverXml(xml), IDS, CLOCK),
                new Inspection(new Catalogue(List.of()), agencies, bench),
                new Translation(new SharedXml(xml), new Losses(reports)),
                check,
                ruleBook,
                new Sealing(
                        outgoing -> {
                            throw new UnsupportedOperationException();
                        },
                        partners,
                        bench),
                new Dispatch(
                        message -> {
                            throw new UnsupportedOperationException();
                        },
                        bench),
                new OutboundJournal(bench, reports, CLOCK));
    }

    private static InboundRooms inbound(
            Workbench bench, Agencies agencies, SafeXml xml, SharedCheck check, RuleBook ruleBook) {
        var reports = new LossReportXml(xml);
        return new InboundRooms(
                new Opening(new NoWire(), bench.contents(), OWN, 1_000_000),
                new Keeping(bench.ledger(), bench.contents(), new NoWire(), CLOCK),
                check,
                ruleBook,
                new Localisation(
                        new Catalogue(List.of()), agencies, new Losses(reports), new Raising(new SharedXml(xml))),
                new InboundJournal(bench, reports, CLOCK));
    }

    private static Journeys.Upkeep upkeep(Workbench bench, Partners partners, SafeXml xml) {
        var retry = new Partner.Retry(Duration.ofSeconds(1), Duration.ofMinutes(1));
        return new Journeys.Upkeep(
                bench.ledger(),
                new SideJournal(bench, partners, retry, CLOCK),
                new Sweeper(bench.ledger(), CLOCK, Duration.ofSeconds(5), 100),
                new NoticePost(bench, xml, OWN, IDS, CLOCK),
                new Expiry(bench.ledger(), CLOCK, Duration.ofMinutes(1), 100),
                new ExpiryWarning((now, lead, most) -> 0, CLOCK, Duration.ofMinutes(1), 100),
                new Orphans(
                        new InMemoryContents(),
                        bench.ledger(),
                        CLOCK,
                        Duration.ofHours(24),
                        100,
                        new Locator.Filed(new UUID(0, 0))),
                new Replayer(new InMemoryReplays(), bench, CLOCK, 100));
    }

    private static Delivery delivery(Workbench bench) {
        return new Delivery(bench, entry -> Handover.OFFERED);
    }

    private static Partner partner(StateCode state) {
        return new Partner(
                state,
                state.value(),
                URI.create("https://localhost:1/as4"),
                "agreement",
                Partner.Suite.EDELIVERY_2,
                new Partner.Retry(Duration.ofSeconds(1), Duration.ofMinutes(1)),
                Map.of(AuthorityKind.FIU, Set.of("alert")));
    }

    private static final class NoWire implements Opener {
        @Override
        public OpenedWire open(Arrival arrival, PayloadSink sink) {
            throw new UnsupportedOperationException();
        }

        @Override
        public byte[] receiptFor(OpenedWire opened) {
            throw new UnsupportedOperationException();
        }
    }
}
