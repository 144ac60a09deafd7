package org.entente.node.certificates;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
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
import java.util.Set;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.model.component.VEvent;
import org.entente.as4.agreement.Agreements.Peer;
import org.entente.certsdev.PlayPki;
import org.entente.certsdev.PlayState;
import org.entente.certsdev.Purpose;
import org.entente.certsdev.StateKeys;
import org.entente.core.memory.MovingClock;
import org.entente.core.message.AuthorityKind;
import org.entente.core.message.StateCode;
import org.entente.core.partner.Partner;
import org.entente.core.partner.Partner.Retry;
import org.entente.core.partner.Partner.Suite;
import org.entente.core.partner.Terms;
import org.entente.node.certificates.CertificateCalendar.Client;
import org.entente.node.certificates.ExpiryNotices.Notice;
import org.entente.trust.path.PartnerCertificates;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Play certificates last two years: all of them end on one day, the police's client certificate with them. */
class CertificateCalendarTest {

    private static final Duration THREE_YEARS = Duration.ofDays(1100);
    private static final List<Integer> DAYS = List.of(60, 30, 14, 7, 1);

    @TempDir
    static Path home;

    private static StateKeys norland;
    private static Instant end;
    private static X509Certificate police;

    @BeforeAll
    static void makeKeys() {
        norland = PlayPki.in(home, Clock.systemUTC(), new SecureRandom())
                .make(PlayState.demonstration())
                .getFirst();
        police = norland.published().read(Purpose.TLS);
        end = police.getNotAfter().toInstant();
    }

    @Test
    void saysWhatBreaksOnBothSidesAndWhy() {
        List<CalendarEntry> breaks = calendar(end.minus(Duration.ofDays(10))).within(THREE_YEARS);

        assertThat(breaks)
                .extracting(CalendarEntry::sentence)
                .containsExactlyInAnyOrder(
                        "The police can no longer connect to this gateway.",
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
        var notices = new ExpiryNotices(calendar(clock), DAYS, told::add, clock);
        for (int hour = 0; hour < 70 * 24; hour += 6) {
            notices.look();
            clock.pass(Duration.ofHours(6));
        }

        assertThat(told.stream().filter(one -> one.entry().sentence().startsWith("The police")))
                .extracting(Notice::days)
                .containsExactly(60, 30, 14, 7, 1);
        assertThat(told).hasSize(7 * DAYS.size());
    }

    @Test
    void tellsOnlyTheNearestThresholdAtTheStart() {
        var told = new ArrayList<Notice>();
        var clock = new MovingClock(end.minus(Duration.ofDays(5)));

        new ExpiryNotices(calendar(clock), DAYS, told::add, clock).look();

        assertThat(told).extracting(Notice::days).containsOnly(7).hasSize(7);
    }

    @Test
    void isAFeedThatCalendarProgramsRead() throws IOException, ParserException {
        List<CalendarEntry> breaks = calendar(end.minus(Duration.ofDays(10))).within(THREE_YEARS);

        byte[] feed = new CalendarFeed(DAYS).of(breaks);

        List<VEvent> events =
                new CalendarBuilder().build(new ByteArrayInputStream(feed)).getComponents("VEVENT");
        LocalDate day = end.atZone(ZoneOffset.UTC).toLocalDate();
        assertThat(events)
                .hasSize(7)
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
        var own =
                PartnerCertificates.in(new StateCode("QN"), norland.published().folder(), clock);
        var sudlands = PartnerCertificates.in(
                new StateCode("QS"),
                norland.partner(PlayState.of("QS", "Sudland")).folder(),
                clock);
        var retry = new Retry(Duration.ofSeconds(1), Duration.ofMinutes(1));
        var sudland = new Partner(
                new StateCode("QS"),
                "Sudland",
                URI.create("https://localhost/as4"),
                "urn:entente:agreement:QN-QS",
                Suite.EDELIVERY_2,
                Map.of(AuthorityKind.FIU, Set.of("alert")),
                Terms.plain(retry, retry));
        return new CertificateCalendar(
                own, List.of(new Peer(sudland, sudlands)), List.of(new Client("The police", List.of(police))), clock);
    }
}
