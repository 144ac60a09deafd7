package org.entente.node.doors;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.CertificateFactory;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.entente.certsdev.PlayAgency;
import org.entente.certsdev.PlayPki;
import org.entente.certsdev.PlayState;
import org.entente.certsdev.Purpose;
import org.entente.certsdev.StateKeys;
import org.entente.certsdev.files.KeyFile;
import org.entente.core.agency.Agencies;
import org.entente.core.agency.Agency;
import org.entente.core.agency.WayOut;
import org.entente.core.announcement.MoveAwaiter;
import org.entente.core.announcement.WatchBoard;
import org.entente.core.approval.Operator;
import org.entente.core.approval.Role;
import org.entente.core.casework.CaseReplay;
import org.entente.core.casework.Cases;
import org.entente.core.content.Digest;
import org.entente.core.deadline.Reckoning;
import org.entente.core.deadline.WorkingCalendars;
import org.entente.core.evidence.AuditTrail;
import org.entente.core.evidence.DoorBook;
import org.entente.core.evidence.DoorName;
import org.entente.core.language.CoverXml;
import org.entente.core.language.SharedXml;
import org.entente.core.ledger.Workbench;
import org.entente.core.memory.InMemoryContents;
import org.entente.core.memory.InMemoryLedger;
import org.entente.core.message.AuthorityKind;
import org.entente.core.message.Desk;
import org.entente.core.message.MessageId;
import org.entente.core.message.StateCode;
import org.entente.core.partner.Directory;
import org.entente.core.partner.Partner;
import org.entente.core.partner.Partners;
import org.entente.core.submission.Submissions;
import org.entente.core.translation.LossReportXml;
import org.entente.core.xml.SafeXml;
import org.entente.core.xml.XmlLimits;
import org.entente.language.check.Explanations;
import org.entente.language.rules.LanguageRules;
import org.entente.node.doors.rest.ContractDoor;
import org.entente.node.doors.rest.OperatorDoor;
import org.entente.node.doors.rest.RestDoor;
import org.entente.node.doors.soap.SoapDoor;
import org.entente.node.http.Door;
import org.entente.node.http.HttpLimits;
import org.entente.node.http.NodeServer;
import org.entente.node.http.ServletMapping;

/** Norland's doors, open on ports of the system's choice; the rooms behind them are real, the ports in memory. */
final class OpenDoors implements AutoCloseable {

    private static final Explanations EXPLANATIONS =
            new Explanations(new LanguageRules(new SafeXml(XmlLimits.standard())));

    static final Desk POLICE = new Desk(new StateCode("QN"), AuthorityKind.POLICE);

    final InMemoryLedger ledger = new InMemoryLedger();
    final InMemoryContents contents = new InMemoryContents();
    final Set<MessageId> confirmed = new HashSet<>();
    final Queue<AuditTrail.Line> trail = new ConcurrentLinkedQueue<>();
    private final StateKeys keys;
    private final NodeServer server;

    OpenDoors(Path folder) {
        this(folder, new Turnstile(new Turnstile.Quota(100, 1000), () -> {}));
    }

    OpenDoors(Path folder, Turnstile turnstile) {
        Clock clock = Clock.systemUTC();
        PlayState norland = PlayState.of("QN", "Norland");
        this.keys = PlayPki.in(folder.resolve("pki"), clock, new SecureRandom())
                .make(List.of(norland))
                .getFirst();
        Agencies agencies = new Agencies(List.of(agency("POLICE"), agency("FIU")));
        SafeXml xml = new SafeXml(XmlLimits.standard());
        Submissions submissions = new Submissions(
                new Workbench(ledger, contents, Duration.ofSeconds(60), 1 << 20),
                new Directory(new StateCode("QN"), agencies, new Partners(List.of(sudland()))),
                new CoverXml(xml),
                () -> new MessageId(UUID.randomUUID()),
                clock);
        AgencyPorts ports = new AgencyPorts(
                turnstile,
                submissions::submit,
                (agency, id) -> confirmed.add(id),
                new MoveAwaiter(ledger, new WatchBoard(), Duration.ofMillis(10))::awaitMove,
                new Cases(
                        new Workbench(ledger, contents, Duration.ofSeconds(60), 1 << 20),
                        new SharedXml(xml),
                        new CaseReplay(WorkingCalendars.builtIn(), (one, other) -> Reckoning.USUAL)));
        DoorLimits limits = new DoorLimits(64 * 1024, 4096, 8192, 4, Duration.ofSeconds(10), Duration.ofSeconds(1));
        AgencyDesk desk = new AgencyDesk(ledger, contents, new CoverReading(xml), ports, limits, clock);
        Callers callers = new Callers(agencies, this::operator);
        this.server = new NodeServer(
                folder.resolve("http"),
                HttpLimits.standard(),
                List.of(
                        door("agency", agencyServlets(desk, callers, xml, clock)),
                        door("desk", deskServlets(callers, clock))));
        server.start();
    }

    private List<ServletMapping> agencyServlets(AgencyDesk desk, Callers callers, SafeXml xml, Clock clock) {
        var rest = new DoorBook(trail::add, DoorName.REST, clock);
        var soap = new DoorBook(trail::add, DoorName.SOAP, clock);
        return List.of(
                new ServletMapping("/v1/*", new RestDoor(desk, callers, new LossReportXml(xml), rest).servlet()),
                new ServletMapping("/soap/*", new SoapDoor(desk, callers, xml, soap).servlet()),
                new ServletMapping("/*", new ContractDoor("whpk_play", rest, EXPLANATIONS).servlet()));
    }

    private List<ServletMapping> deskServlets(Callers callers, Clock clock) {
        var operators = new DoorBook(trail::add, DoorName.DESK, clock);
        return List.of(
                new ServletMapping("/operator/*", new OperatorDoor(ledger, callers, operators, clock).servlet()));
    }

    URI at(String door, String path) {
        return URI.create("https://localhost:" + server.port(door) + path);
    }

    HttpClient client(String agency) {
        var builder = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5));
        return builder.sslContext(tls(
                        keys.client(new PlayAgency(agency)).key(),
                        keys.client(new PlayAgency(agency)).trustedPem()))
                .build();
    }

    @Override
    public void close() {
        server.close();
    }

    private Optional<Operator> operator(String fingerprint) {
        return Optional.of(new Operator("duty", Set.of(Role.OPERATOR)))
                .filter(_ -> fingerprint.equals(fingerprint(PlayAgency.OPERATOR)));
    }

    private static Partner sudland() {
        return new Partner(
                new StateCode("QS"),
                "Sudland",
                URI.create("https://localhost:7200/as4"),
                "qn-qs",
                Partner.Suite.EDELIVERY_2,
                new Partner.Retry(Duration.ofSeconds(1), Duration.ofMinutes(1)),
                Map.of(AuthorityKind.IMMIGRATION, Set.of("alert")));
    }

    private Door door(String name, List<ServletMapping> servlets) {
        SSLContext context = tls(keys.node(Purpose.TLS), keys.trust().agencyAuthority());
        return new Door(name, "127.0.0.1", 0, context, true, servlets);
    }

    private Agency agency(String code) {
        return new Agency(
                new Desk(new StateCode("QN"), AuthorityKind.valueOf(code)),
                code,
                Set.of(fingerprint(new PlayAgency(code))),
                Set.of("alert"),
                List.of("police-alert/1"),
                Map.of(),
                new WayOut.Inbox());
    }

    String fingerprint(PlayAgency agency) {
        try {
            return Digest.of(keys.client(agency).key().load().certificate().getEncoded())
                    .hex();
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static SSLContext tls(KeyFile key, Path trusted) {
        try (InputStream file = Files.newInputStream(key.file());
                InputStream authorities = Files.newInputStream(trusted)) {
            KeyStore own = KeyStore.getInstance("PKCS12");
            own.load(file, key.passphrase());
            KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
            keys.init(own, key.passphrase());
            KeyStore trust = KeyStore.getInstance("PKCS12");
            trust.load(null, null);
            for (var authority : CertificateFactory.getInstance("X.509").generateCertificates(authorities)) {
                trust.setCertificateEntry("ca" + trust.size(), authority);
            }
            TrustManagerFactory trusts = TrustManagerFactory.getInstance("PKIX");
            trusts.init(trust);
            SSLContext context = SSLContext.getInstance("TLSv1.3");
            context.init(keys.getKeyManagers(), trusts.getTrustManagers(), new SecureRandom());
            return context;
        } catch (IOException | GeneralSecurityException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
