package org.entente.node.wiring;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.entente.core.agency.Agencies;
import org.entente.core.agency.Agency;
import org.entente.core.arrival.Keeping;
import org.entente.core.arrival.Keeping.LaterReceipts;
import org.entente.core.arrival.Opener;
import org.entente.core.arrival.Opening;
import org.entente.core.arrival.OwedReceipts;
import org.entente.core.arrival.ReceiptLine;
import org.entente.core.arrival.ReceiptPost;
import org.entente.core.casework.CaseReplay;
import org.entente.core.casework.Cases;
import org.entente.core.checking.SharedCheck;
import org.entente.core.content.ContentFiles;
import org.entente.core.content.Locator;
import org.entente.core.deadline.WorkingCalendars;
import org.entente.core.delivery.AgencyInbox;
import org.entente.core.delivery.AgencyInbox.Handover;
import org.entente.core.delivery.Confirmations;
import org.entente.core.delivery.Delivery;
import org.entente.core.delivery.Localisation;
import org.entente.core.delivery.NoticeInbox;
import org.entente.core.format.Catalogue;
import org.entente.core.format.Format;
import org.entente.core.handling.Raising;
import org.entente.core.inspection.Inspection;
import org.entente.core.journal.Expiry;
import org.entente.core.journal.ExpiryWarning;
import org.entente.core.journal.InboundJournal;
import org.entente.core.journal.Lapses;
import org.entente.core.journal.LateAnswers;
import org.entente.core.journal.NoticePost;
import org.entente.core.journal.Orphans;
import org.entente.core.journal.OutboundJournal;
import org.entente.core.journal.SideJournal;
import org.entente.core.journal.Sweeper;
import org.entente.core.language.CoverXml;
import org.entente.core.language.SharedXml;
import org.entente.core.ledger.Ledger;
import org.entente.core.ledger.Workbench;
import org.entente.core.message.Desk;
import org.entente.core.message.Lane;
import org.entente.core.message.MessageIds;
import org.entente.core.message.StateCode;
import org.entente.core.partner.Directory;
import org.entente.core.partner.Partner;
import org.entente.core.partner.Partners;
import org.entente.core.policy.RuleBook;
import org.entente.core.replay.Replayer;
import org.entente.core.replay.Replays;
import org.entente.core.sealing.Dispatch;
import org.entente.core.sealing.PartnerLink;
import org.entente.core.sealing.Sealer;
import org.entente.core.sealing.Sealing;
import org.entente.core.submission.Submissions;
import org.entente.core.translation.LossReportXml;
import org.entente.core.translation.Losses;
import org.entente.core.translation.Translation;
import org.entente.core.xml.SafeXml;
import org.entente.core.xml.XmlLimits;
import org.entente.formats.Formats;
import org.entente.language.check.Explanations;
import org.entente.language.check.LanguageDesk;
import org.entente.language.format.SharedJsonFormat;
import org.entente.language.model.LanguageModel;
import org.entente.language.model.ModelReader;
import org.entente.node.config.LimitsConfig;
import org.entente.node.config.NodeConfig;
import org.entente.node.config.UpkeepConfig;
import org.entente.routes.Journeys;
import org.entente.routes.Journeys.LaneRooms;
import org.entente.routes.inbound.InboundRooms;
import org.entente.routes.outbound.OutboundRooms;

/** Makes the rooms of one node, in the order in which a message walks through them. */
final class Rooms {

    private static final int MOST_BELLS_AT_ONCE = 500;
    private static final Partner.Retry AGENCY_RETRY = new Partner.Retry(Duration.ofSeconds(1), Duration.ofMinutes(5));

    private final NodeConfig config;
    private final Wire wire;
    private final Webhooks webhooks;
    private final Clock clock;
    private final MessageIds ids;
    private final Workbench workbench;
    private final Stores stores;
    private final ContentFiles files;
    private final Replays replays;
    private final OwedReceipts owed;
    private final Lapses lapses;
    private final SafeXml xml = new SafeXml(XmlLimits.standard());
    private final SharedXml shared = new SharedXml(xml);
    private final LanguageModel model = ModelReader.shared();
    private final LanguageDesk language = new LanguageDesk(xml, model, System::nanoTime);
    private final LossReportXml reports = new LossReportXml(xml);
    private final Losses losses = new Losses(reports);
    private final Agencies agencies;
    private final Partners partners;
    private final Catalogue formats;

    Rooms(NodeConfig config, Agencies agencies, Stores stores, Outside outside, Clock clock) {
        LimitsConfig limits = config.limits();
        this.config = config;
        this.agencies = agencies;
        this.wire = outside.wire();
        this.webhooks = outside.webhooks();
        this.clock = clock;
        this.ids = new TimeOrderedIds(clock, new SecureRandom());
        this.files = stores.files();
        this.replays = stores.replays();
        this.owed = stores.owed();
        this.lapses = stores.lapses();
        this.workbench = new Workbench(
                stores.ledger(),
                stores.contents(),
                limits.lease(),
                limits.document().toBytes());
        this.stores = stores;
        this.partners = new Partners(wire.partners());
        this.formats = new Catalogue(formats());
    }

    private List<Format> formats() {
        List<Format> all =
                new ArrayList<>(Formats.builtIn(xml, shared, config.formats().officialSchemas()));
        all.add(new SharedJsonFormat(xml, shared, model));
        return all;
    }

    /** The AS4 room's three ports. */
    record Wire(Sealer sealer, PartnerLink link, Opener opener, List<Partner> partners) {}

    /** What leads out of this node: to partners, and to agencies' own systems. */
    record Outside(Wire wire, Webhooks webhooks) {}

    Journeys journeys() {
        Ledger ledger = workbench.ledger();
        return new Journeys(
                rooms(workbench),
                Stream.of(Lane.values()).collect(Collectors.toMap(Function.identity(), lane -> rooms(of(lane)))),
                partners.all().stream().map(Partner::state).toList(),
                new Confirmations(ledger),
                new Journeys.Upkeep(
                        ledger,
                        sides(),
                        new Sweeper(ledger, clock, config.limits().sweep(), MOST_BELLS_AT_ONCE),
                        new NoticePost(workbench, xml, own(), ids, clock),
                        new Expiry(
                                ledger,
                                clock,
                                config.limits().lease(),
                                config.limits().upkeep().most()),
                        new ExpiryWarning(
                                lapses,
                                clock,
                                config.limits().upkeep().warning(),
                                config.limits().upkeep().most()),
                        orphans(ledger),
                        new Replayer(
                                replays,
                                workbench,
                                clock,
                                config.limits().upkeep().most())),
                config.limits().atOnce());
    }

    /** The cases of this State's desks. */
    Cases cases() {
        return new Cases(workbench, shared, new CaseReplay(WorkingCalendars.builtIn(), partners));
    }

    private Workbench of(Lane lane) {
        return new Workbench(stores.ledger(lane), workbench.contents(), workbench.lease(), workbench.documentLimit());
    }

    private LaneRooms rooms(Workbench bench) {
        var check = new SharedCheck(shared, language, bench);
        var ruleBook = new RuleBook(bench, new Directory(own(), agencies, partners), shared, clock);
        return new LaneRooms(outbound(bench, check, ruleBook), inbound(bench, check, ruleBook), deliveries(bench));
    }

    private SideJournal sides() {
        return new SideJournal(workbench, partners, AGENCY_RETRY, clock);
    }

    /** What takes receipts and errors that partners send by themselves. */
    LateAnswers lateAnswers() {
        return new LateAnswers(workbench, new OutboundJournal(workbench, reports, clock), sides());
    }

    /** What carries the receipts that this State owes. */
    ReceiptPost receiptPost(ReceiptLine line) {
        return new ReceiptPost(workbench, owed, line, clock, config.limits().lease());
    }

    private Orphans orphans(Ledger ledger) {
        UpkeepConfig upkeep = config.limits().upkeep();
        var begin = new Locator.Filed(UUID.randomUUID());
        return new Orphans(files, ledger, clock, upkeep.orphanAge(), upkeep.most(), begin);
    }

    private OutboundRooms outbound(Workbench bench, SharedCheck check, RuleBook ruleBook) {
        var directory = new Directory(own(), agencies, partners);
        return new OutboundRooms(
                new Submissions(bench, directory, new CoverXml(xml), ids, clock),
                new Inspection(formats, agencies, bench),
                new Translation(shared, losses),
                check,
                ruleBook,
                new Sealing(wire.sealer(), partners, bench),
                new Dispatch(wire.link(), bench),
                new OutboundJournal(bench, reports, clock));
    }

    private InboundRooms inbound(Workbench bench, SharedCheck check, RuleBook ruleBook) {
        long payloadLimit = Math.max(
                config.limits().attachment().toBytes(),
                config.limits().document().toBytes());
        return new InboundRooms(
                new Opening(wire.opener(), bench.contents(), own(), payloadLimit),
                new Keeping(bench.ledger(), bench.contents(), wire.opener(), clock, new LaterReceipts(partners, owed)),
                check,
                ruleBook,
                new Localisation(formats, agencies, losses, new Raising(shared)),
                new InboundJournal(bench, reports, clock));
    }

    private Map<Desk, Delivery> deliveries(Workbench bench) {
        Stream<Desk> desks = Stream.concat(agencies.all().stream().map(Agency::desk), Stream.of(Desk.gatewayOf(own())));
        return desks.collect(Collectors.toMap(Function.identity(), desk -> new Delivery(bench, inboxOf(bench, desk))));
    }

    private AgencyInbox inboxOf(Workbench bench, Desk desk) {
        return agencies.at(desk)
                .map(agency -> webhooks.of(desk).orElse(entry -> Handover.OFFERED))
                .orElseGet(() -> new NoticeInbox(bench, shared));
    }

    SafeXml xml() {
        return xml;
    }

    Explanations explanations() {
        return new Explanations(language.rules());
    }

    LossReportXml reports() {
        return reports;
    }

    private StateCode own() {
        return config.state().asCode();
    }

    static List<Agency> agencies(NodeConfig config) {
        StateCode own = config.state().asCode();
        return config.agencies().stream()
                .map(given -> new Agency(
                        new Desk(own, given.authority()),
                        given.name(),
                        Certificates.fingerprints(given.certificateFiles()),
                        given.mayReceive(),
                        given.writes(),
                        given.readsWithDefault(),
                        given.wayOut()))
                .toList();
    }
}
