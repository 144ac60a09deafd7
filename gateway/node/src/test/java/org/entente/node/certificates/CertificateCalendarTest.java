package org.entente.node.certificates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import javax.security.auth.x500.X500Principal;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.model.component.VEvent;
import org.entente.as4.agreement.Agreements.Peer;
import org.entente.certsdev.PlayAgency;
import org.entente.certsdev.PlayPki;
import org.entente.certsdev.PlayState;
import org.entente.certsdev.Purpose;
import org.entente.certsdev.StateKeys;
import org.entente.certsdev.StatePlans;
import org.entente.certsdev.answers.AnswerServer;
import org.entente.certsdev.answers.OcspResponder;
import org.entente.certsdev.answers.RevokedBook;
import org.entente.certsdev.issue.AlternativeNames;
import org.entente.certsdev.issue.Authority;
import org.entente.certsdev.issue.CertificatePlan;
import org.entente.certsdev.issue.Credential;
import org.entente.certsdev.issue.ExtendedUse;
import org.entente.certsdev.issue.KeyKind;
import org.entente.certsdev.issue.KeyUse;
import org.entente.certsdev.issue.Standing;
import org.entente.certsdev.issue.Validity;
import org.entente.core.fingerprint.Fingerprint;
import org.entente.core.fingerprint.FingerprintWords;
import org.entente.core.memory.InMemoryNoticeBook;
import org.entente.core.memory.MovingClock;
import org.entente.core.message.AuthorityKind;
import org.entente.core.message.StateCode;
import org.entente.core.partner.Partner;
import org.entente.core.partner.Partner.Retry;
import org.entente.core.partner.Partner.Suite;
import org.entente.core.partner.Terms;
import org.entente.node.certificates.ExpiryNotices.Notice;
import org.entente.trust.path.PartnerCertificates;
import org.entente.trust.revocation.RevocationBook;
import org.entente.trust.revocation.RevocationLimits;
import org.entente.trust.revocation.RevocationPolicy;
import org.entente.trust.revocation.RevocationSources;
import org.entente.trust.revocation.RevocationWatch;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Play certificates last two years: all of them end on one day, the police's client certificate with them. */
class CertificateCalendarTest {

    private static final Duration THREE_YEARS = Duration.ofDays(1100);
    private static final List<Integer> DAYS = List.of(60, 30, 14, 7, 1);

    private static final PlayState NORLAND = PlayState.of("QN", "Norland");
    private static final PlayState SUDLAND = PlayState.of("QS", "Sudland");

    @TempDir
    static Path home;

    private static PlayPki pki;
    private static StateKeys norland;
    private static Instant end;
    private static X509Certificate police;

    @BeforeAll
    static void makeKeys() {
        pki = PlayPki.in(home, Clock.systemUTC(), new SecureRandom());
        norland = pki.make(PlayState.demonstration()).getFirst();
        police = norland.published().read(Purpose.TLS);
        end = police.getNotAfter().toInstant();
    }

    @Test
    void saysWhatBreaksOnBothSidesAndWhy() {
        List<CalendarEntry> breaks = calendar(end.minus(Duration.ofDays(10))).within(THREE_YEARS);

        assertThat(breaks)
                .extracting(CalendarEntry::sentence)
                .containsExactlyInAnyOrder(
                        "The police can no longer enter this gateway.",
                        "The doors of this gateway show a certificate that has ended: no agency, operator or partner"
                                + " connects, unless the next keys were switched to (entente cert switch).",
                        "Sudland and this State can no longer connect.",
                        "Nothing that Sudland signs is accepted any more, its receipts included.",
                        "Nothing can be encrypted for Sudland any more: no message leaves for it.",
                        "Sudland: no connection with this State is accepted any more.",
                        "Sudland: nothing that this State signs is accepted any more, its receipts included.",
                        "Sudland: nothing can be encrypted for this State any more.");
        assertThat(breaks).allSatisfy(one -> {
            assertThat(one.days()).isBetween(9L, 10L);
            assertThat(one.cause()).containsOnlyOnce("ends (SHA-256 ");
        });
    }

    @Test
    void isEmptyWhereNothingEndsInTime() {
        assertThat(calendar(end.minus(Duration.ofDays(100))).within(Duration.ofDays(60)))
                .isEmpty();
    }

    @Test
    void givesOneNoticeForEachThresholdAndBreak() {
        var told = new ArrayList<Notice>();
        var clock = new MovingClock(end.minus(Duration.ofDays(70)));
        var book = new InMemoryNoticeBook();
        var notices = new ExpiryNotices(calendar(clock), DAYS, book, told::add, clock);
        for (int hour = 0; hour < 70 * 24; hour += 6) {
            notices.look();
            clock.pass(Duration.ofHours(6));
        }

        assertThat(told.stream().filter(one -> one.entry().sentence().startsWith("The police")))
                .extracting(Notice::days)
                .containsExactly(60, 30, 14, 7, 1);
        assertThat(told).hasSize(8 * DAYS.size());
    }

    @Test
    void givesNoNoticeAgainWhenTheNodeStartsAgain() {
        var told = new ArrayList<Notice>();
        var book = new InMemoryNoticeBook();
        var clock = new MovingClock(end.minus(Duration.ofDays(20)));
        for (int start = 0; start < 3; start++) {
            new ExpiryNotices(calendar(clock), DAYS, book, told::add, clock).look();
            clock.pass(Duration.ofDays(1));
        }

        assertThat(told).extracting(Notice::days).containsOnly(30).hasSize(8);
    }

    @Test
    void saysWhatIsBrokenAlready() {
        assertThat(calendar(end.minus(Duration.ofDays(1))).broken()).isEmpty();
        assertThat(calendar(end.plus(Duration.ofDays(1))).broken())
                .contains(
                        "The police can no longer enter this gateway.",
                        "Sudland and this State can no longer connect.",
                        "Sudland: nothing can be encrypted for this State any more.")
                .hasSize(7);
    }

    @Test
    void saysWhatTheEndOfTheAgenciesAuthorityMeans() {
        X509Certificate authority = pki.authorities(NORLAND).agencies().certificate();
        Instant last = authority.getNotAfter().toInstant();
        Clock clock = Clock.fixed(last.minus(Duration.ofDays(40)), ZoneOffset.UTC);
        var insider = new Insider(Kind.AUTHORITY, "The agencies' authority", List.of(authority));

        List<CalendarEntry> breaks = new CertificateCalendar(foundations(List.of(insider), List.of(), clock), clock)
                .within(Duration.ofDays(60));

        assertThat(breaks)
                .filteredOn(entry -> entry.kind() == Kind.AUTHORITY)
                .extracting(CalendarEntry::at, CalendarEntry::sentence)
                .containsExactly(tuple(
                        last.plusMillis(1),
                        "The agencies' authority ends: new certificates of agencies and operators need another by"
                                + " then. Those that it certified come in until their own end."));
    }

    /** The door's own rule, of the JDK: dates of an anchor do not count (RFC 5280 §6.1.1 d). */
    @Test
    void isRightThatClientsComeInBelowAnAuthorityThatHasEnded() throws GeneralSecurityException, IOException {
        var ago = Clock.offset(Clock.systemUTC(), Duration.ofDays(-4000));
        var random = new SecureRandom();
        var plans = new StatePlans(NORLAND, ago);
        Authority authority = Authority.root(plans.root(), random);
        X509Certificate client = authority
                .issue(
                        new StatePlans(NORLAND, Clock.systemUTC()).client(new PlayAgency("POLICE")),
                        Purpose.CLIENT.keyKind(),
                        random)
                .certificate();
        var anchors = KeyStore.getInstance("PKCS12");
        anchors.load(null, null);
        anchors.setCertificateEntry("authority", authority.certificate());
        var door = TrustManagerFactory.getInstance("PKIX");
        door.init(anchors);

        assertThat(authority.certificate().getNotAfter()).isInThePast();
        assertThatCode(() -> ((X509TrustManager) door.getTrustManagers()[0])
                        .checkClientTrusted(new X509Certificate[] {client}, "EC"))
                .doesNotThrowAnyException();
    }

    @Test
    void namesTheCertificateOfWhoeverSignsAnswersAboutAPartner() throws IOException, InterruptedException {
        Instant now = Instant.now();
        Credential delegate = delegate(now, Duration.ofDays(5));
        var lasts = Duration.ofMinutes(10);
        Clock clock = Clock.fixed(now, ZoneOffset.UTC);
        Authority gateways = pki.authorities(SUDLAND).gateways();
        try (var server = AnswerServer.on(0)) {
            URI address = server.serve(
                    "/ocsp", new OcspResponder(gateways, delegate, new RevokedBook(), lasts, clock)::answer);
            var sources = new RevocationSources(List.of(address), List.of(), Optional.empty());
            var book = new RevocationBook(new RevocationPolicy.Grace(Duration.ofHours(4)), clock);
            try (var watch = new RevocationWatch(sudlands(clock), book, sources, patient(), (one, then) -> {}, clock)) {
                watch.ask();
                var asked = new Asked(sudland(), Optional.of(Duration.ofHours(4)), watch, book);
                Foundations on = foundations(List.of(), List.of(asked), clock);

                assertThat(new CertificateCalendar(on, clock).within(Duration.ofDays(30)))
                        .extracting(CalendarEntry::kind, CalendarEntry::days, CalendarEntry::sentence)
                        .containsExactly(tuple(
                                Kind.RESPONDER,
                                4L,
                                address + " tells nothing about Sudland's certificates any more, unless it shows"
                                        + " another certificate by then. Nobody else tells: after 4 hours nothing"
                                        + " goes to Sudland or comes from it."));
                assertThat(new CertificateList(on, clock).all().getFirst())
                        .satisfies(first -> assertThat(first.use()).isEqualTo("answers of " + address))
                        .satisfies(
                                first -> assertThat(first.sha256()).isEqualTo(Fingerprint.hex(delegate.certificate())))
                        .satisfies(first -> assertThat(FingerprintWords.parse(String.join(" ", first.words())))
                                .isEqualTo(Fingerprint.of(delegate.certificate())));
                assertThat(notices(on, clock)).extracting(Notice::days).containsExactly(7);
            }
        }
    }

    private static Credential delegate(Instant now, Duration lasts) {
        var plan = new CertificatePlan(
                new X500Principal("CN=Sudland responder,O=Sudland,C=QS"),
                new Validity(now.minus(Duration.ofDays(10)), now.plus(lasts)),
                new Standing.Leaf(
                        Set.of(KeyUse.DIGITAL_SIGNATURE), Set.of(ExtendedUse.OCSP_SIGNING), AlternativeNames.none()));
        return pki.authorities(SUDLAND).gateways().issue(plan, KeyKind.P256, new SecureRandom());
    }

    @Test
    void givesNoNoticeEarlierThanACertificateLives() {
        var told = new ArrayList<Notice>();
        Instant begin = Instant.parse("2026-11-26T00:00:00Z");
        var weekly = new Validity(begin, begin.plus(Duration.ofDays(7)));
        X509Certificate short7 = pki.authorities(NORLAND)
                .agencies()
                .issue(
                        new StatePlans(NORLAND, Clock.fixed(begin, ZoneOffset.UTC))
                                .client(new PlayAgency("POLICE"))
                                .valid(weekly),
                        KeyKind.P256,
                        new SecureRandom())
                .certificate();
        var clock = new MovingClock(begin);
        var insider = new Insider(Kind.AGENCY, "The police", List.of(short7));
        Foundations on = foundations(List.of(insider), List.of(), clock);
        var notices =
                new ExpiryNotices(new CertificateCalendar(on, clock), DAYS, new InMemoryNoticeBook(), told::add, clock);
        for (int hours = 0; hours < 7 * 24; hours += 8) {
            notices.look();
            clock.pass(Duration.ofHours(8));
        }

        assertThat(told).extracting(Notice::days).containsExactly(1);
    }

    private static RevocationLimits patient() {
        RevocationLimits usual = RevocationLimits.standard();
        return new RevocationLimits(
                usual.every(),
                Duration.ofMinutes(1),
                usual.largestAnswer(),
                usual.largestList(),
                usual.oldest(),
                usual.skew());
    }

    private static List<Notice> notices(Foundations on, Clock clock) {
        var told = new ArrayList<Notice>();
        new ExpiryNotices(new CertificateCalendar(on, clock), DAYS, new InMemoryNoticeBook(), told::add, clock).look();
        return told;
    }

    @Test
    void tellsOnlyTheNearestThresholdAtTheStart() {
        var told = new ArrayList<Notice>();
        var clock = new MovingClock(end.minus(Duration.ofDays(5)));

        new ExpiryNotices(calendar(clock), DAYS, new InMemoryNoticeBook(), told::add, clock).look();

        assertThat(told).extracting(Notice::days).containsOnly(7).hasSize(8);
    }

    @Test
    void isAFeedThatCalendarProgramsRead() throws IOException, ParserException {
        List<CalendarEntry> breaks = calendar(end.minus(Duration.ofDays(10))).within(THREE_YEARS);

        byte[] feed = new CalendarFeed(DAYS).of(breaks);

        List<VEvent> events =
                new CalendarBuilder().build(new ByteArrayInputStream(feed)).getComponents("VEVENT");
        LocalDate day = end.atZone(ZoneOffset.UTC).toLocalDate();
        assertThat(events)
                .hasSize(8)
                .allSatisfy(event -> {
                    assertThat(event.getDateTimeStart().getDate()).isEqualTo(day);
                    assertThat(event.getAlarms()).hasSize(DAYS.size());
                })
                .extracting(event -> event.getSummary().getValue())
                .containsExactlyElementsOf(
                        breaks.stream().map(CalendarEntry::sentence).toList());
        assertThat(new CalendarFeed(DAYS).of(List.of()))
                .asString(StandardCharsets.US_ASCII)
                .startsWith("BEGIN:VCALENDAR");
    }

    private static CertificateCalendar calendar(Instant now) {
        return calendar(Clock.fixed(now, ZoneOffset.UTC));
    }

    private static CertificateCalendar calendar(Clock clock) {
        var insider = new Insider(Kind.AGENCY, "The police", List.of(police));
        return new CertificateCalendar(foundations(List.of(insider), List.of(), clock), clock);
    }

    private static Foundations foundations(List<Insider> insiders, List<Asked> asked, Clock clock) {
        var own =
                PartnerCertificates.in(new StateCode("QN"), norland.published().folder(), clock);
        return new Foundations(own, () -> police, List.of(new Peer(sudland(), sudlands(clock))), insiders, asked);
    }

    private static PartnerCertificates sudlands(Clock clock) {
        return PartnerCertificates.in(
                new StateCode("QS"), norland.partner(SUDLAND).folder(), clock);
    }

    private static Partner sudland() {
        var retry = new Retry(Duration.ofSeconds(1), Duration.ofMinutes(1));
        return new Partner(
                new StateCode("QS"),
                "Sudland",
                URI.create("https://localhost/as4"),
                "urn:entente:agreement:QN-QS",
                Suite.EDELIVERY_2,
                Map.of(AuthorityKind.FIU, Set.of("alert")),
                Terms.plain(retry, retry));
    }
}
