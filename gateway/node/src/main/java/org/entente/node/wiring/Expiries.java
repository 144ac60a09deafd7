package org.entente.node.wiring;

import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.entente.as4.agreement.Agreements.Peer;
import org.entente.core.evidence.AuditTrail;
import org.entente.core.evidence.DoorName;
import org.entente.core.failure.GatewayFailure;
import org.entente.node.certificates.CalendarFeed;
import org.entente.node.certificates.CertificateCalendar;
import org.entente.node.certificates.CertificateCalendar.Client;
import org.entente.node.certificates.ExpiryNotices;
import org.entente.node.certificates.ExpiryNotices.Notice;
import org.entente.node.config.NodeConfig;
import org.entente.node.config.TrustConfig;
import org.entente.trust.path.PartnerCertificates;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks ahead to the end of every certificate that this node rests on, and says so in the log and the audit trail. */
final class Expiries implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Expiries.class);

    private final CertificateCalendar calendar;
    private final TrustConfig.Notices config;
    private final AuditTrail audit;
    private final Clock clock;
    private final ExpiryNotices notices;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("expiries").factory());

    Expiries(NodeConfig config, List<Peer> partners, AuditTrail audit, Clock clock) {
        this.config = config.trust().notices();
        this.audit = audit;
        this.clock = clock;
        Path handedOver = config.trust().keysFolder().resolve("public");
        var own = PartnerCertificates.in(config.state().asCode(), handedOver, clock);
        this.calendar = new CertificateCalendar(own, partners, clients(config), clock);
        this.notices = new ExpiryNotices(calendar, this.config.days(), this::tell, clock);
    }

    CertificateCalendar calendar() {
        return calendar;
    }

    CalendarFeed feed() {
        return new CalendarFeed(config.days());
    }

    void start() {
        var _ = thread.scheduleWithFixedDelay(this::look, 0, config.every().toMillis(), TimeUnit.MILLISECONDS);
    }

    private void look() {
        try {
            notices.look();
        } catch (GatewayFailure failed) {
            LOG.error("The certificate calendar cannot be told: {}", failed.code());
        }
    }

    private void tell(Notice notice) {
        LOG.warn(
                "In {} days, on {}: {} {}",
                notice.entry().days(),
                notice.entry().at(),
                notice.entry().sentence(),
                notice.entry().cause());
        audit.write(new AuditTrail.Line(
                clock.instant(),
                DoorName.TRUST,
                notice.entry().state(),
                "noticed " + notice.days() + " days before: " + notice.entry().sentence(),
                "",
                Optional.empty()));
    }

    private static List<Client> clients(NodeConfig config) {
        var clients = new ArrayList<Client>();
        config.agencies().forEach(agency -> clients.add(new Client(agency.name(), read(agency.certificateFiles()))));
        config.operators()
                .forEach(operator -> clients.add(new Client(operator.name(), read(operator.certificateFiles()))));
        return clients;
    }

    private static List<X509Certificate> read(List<Path> files) {
        return files.stream().map(Certificates::read).toList();
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
