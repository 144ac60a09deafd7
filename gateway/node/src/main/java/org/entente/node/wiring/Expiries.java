package org.entente.node.wiring;

import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.entente.as4.agreement.Agreements.Peer;
import org.entente.core.evidence.AuditTrail;
import org.entente.core.evidence.DoorName;
import org.entente.core.evidence.NoticeBook;
import org.entente.core.failure.GatewayFailure;
import org.entente.core.ledger.Stage;
import org.entente.node.certificates.Asked;
import org.entente.node.certificates.CalendarFeed;
import org.entente.node.certificates.CertificateCalendar;
import org.entente.node.certificates.CertificateList;
import org.entente.node.certificates.ExpiryNotices;
import org.entente.node.certificates.ExpiryNotices.Notice;
import org.entente.node.certificates.Foundations;
import org.entente.node.certificates.Insider;
import org.entente.node.certificates.Kind;
import org.entente.node.config.AgencyConfig;
import org.entente.node.config.NodeConfig;
import org.entente.node.config.TrustConfig;
import org.entente.node.doors.rest.CertificateDoor;
import org.entente.node.metrics.NodeMetrics;
import org.entente.trust.path.PartnerCertificates;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks ahead to the end of every certificate that this node rests on, and says so in the log and the audit trail. */
final class Expiries implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Expiries.class);

    private final Supplier<PartnerCertificates> handedOver;
    private final Foundations foundations;
    private final CertificateCalendar calendar;
    private final TrustConfig.Notices config;
    private final AuditTrail audit;
    private final Clock clock;
    private final ExpiryNotices notices;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("expiries").factory());

    /** What the wire knows: partners, what was answered about their certificates, and what the doors show. */
    record Wire(List<Peer> partners, List<Asked> asked, Supplier<X509Certificate> shown) {}

    Expiries(NodeConfig config, Wire wire, NoticeBook book, AuditTrail audit, Clock clock) {
        this.config = config.trust().notices();
        this.audit = audit;
        this.clock = clock;
        this.handedOver = () -> PartnerCertificates.in(
                config.state().asCode(), config.trust().keysFolder().resolve("public"), clock);
        this.foundations =
                new Foundations(handedOver.get(), wire.shown(), wire.partners(), insiders(config), wire.asked());
        this.calendar = new CertificateCalendar(foundations, clock);
        this.notices = new ExpiryNotices(calendar, this.config.days(), book, this::tell, clock);
    }

    /** What is counted of it. */
    NodeMetrics.Watched watched(Supplier<Map<Stage, Long>> counts) {
        return new NodeMetrics.Watched(new CertificateList(foundations, clock), calendar, foundations.asked(), counts);
    }

    /** What a door shows of it. */
    CertificateDoor.Shown view() {
        return new CertificateDoor.Shown(
                calendar, new CertificateList(foundations, clock), new CalendarFeed(config.days()));
    }

    /** Looks at what partners are handed now. */
    void renew() {
        foundations.own().renew(handedOver.get());
    }

    void start() {
        var _ = thread.scheduleWithFixedDelay(this::look, 0, config.every().toMillis(), TimeUnit.MILLISECONDS);
    }

    private void look() {
        try {
            notices.look();
        } catch (GatewayFailure failed) {
            LOG.error("The certificate calendar cannot be told: {}", failed.code());
        } catch (RuntimeException unforeseen) { // a clock that throws never rings again
            LOG.error("The certificate calendar failed", unforeseen);
        }
    }

    private void tell(Notice notice) {
        LOG.warn(
                "In {} days, on {}: {} {}",
                notice.entry().days(),
                notice.entry().at(),
                notice.entry().sentence(),
                notice.entry().cause());
        audit.write(line(notice));
    }

    /** The trail holds ids and plain words: the sentence stands in the log, the certificate's fingerprint here. */
    private AuditTrail.Line line(Notice notice) {
        String certificate = notice.entry().ended().stream().findFirst().orElse("list");
        return new AuditTrail.Line(
                clock.instant(),
                DoorName.TRUST,
                notice.entry().state() + " " + certificate,
                "gave notice " + notice.days() + " days before it ends",
                notice.entry().at().atOffset(ZoneOffset.UTC).toLocalDate().toString(),
                Optional.empty());
    }

    private static List<Insider> insiders(NodeConfig config) {
        var insiders = new ArrayList<Insider>();
        insiders.add(new Insider(
                Kind.AUTHORITY, "The agencies' authority", read(List.of(Certificates.agencyAuthority(config)))));
        for (AgencyConfig agency : config.agencies()) {
            insiders.add(new Insider(Kind.AGENCY, agency.name(), read(agency.certificateFiles())));
            agency.ownSystem()
                    .ifPresent(system ->
                            insiders.add(new Insider(Kind.SYSTEM, agency.name(), read(List.of(system.trustFile())))));
        }
        config.operators()
                .forEach(operator ->
                        insiders.add(new Insider(Kind.OPERATOR, operator.name(), read(operator.certificateFiles()))));
        return insiders;
    }

    private static List<X509Certificate> read(List<Path> files) {
        return files.stream().map(Certificates::read).toList();
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
