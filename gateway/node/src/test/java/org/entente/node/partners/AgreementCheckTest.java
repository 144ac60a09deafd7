package org.entente.node.partners;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.entente.certsdev.PlayPki;
import org.entente.certsdev.PlayState;
import org.entente.certsdev.StateKeys;
import org.entente.core.deadline.Reckoning;
import org.entente.core.deadline.Term;
import org.entente.core.deadline.UrgencyClocks;
import org.entente.core.deadline.WorkingCalendar;
import org.entente.core.deadline.WorkingCalendars;
import org.entente.core.message.AuthorityKind;
import org.entente.core.message.Lane;
import org.entente.core.message.StateCode;
import org.entente.core.partner.Partner;
import org.entente.core.partner.Partner.Cipher;
import org.entente.core.partner.Partner.Retry;
import org.entente.core.partner.Partner.Suite;
import org.entente.core.partner.Terms;
import org.entente.core.partner.Terms.Answers;
import org.entente.core.partner.Terms.Exchange;
import org.entente.core.partner.Terms.OfLane;
import org.entente.core.partner.Terms.Receipts;
import org.entente.node.config.AgreementDocument;
import org.entente.node.config.ConfigFault;
import org.entente.node.config.NodeConfigReader;
import org.entente.node.partners.AgreementYaml.Common;
import org.entente.node.partners.AgreementYaml.Side;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AgreementCheckTest {

    private static final StateCode NORLAND = new StateCode("QN");
    private static final StateCode SUDLAND = new StateCode("QS");

    @TempDir
    static Path home;

    private static StateKeys norland;
    private static StateKeys sudland;
    private static StateKeys estmark;

    @BeforeAll
    static void makeKeys() {
        var made = PlayPki.in(home, Clock.systemUTC(), new SecureRandom()).make(PlayState.demonstration());
        norland = made.get(0);
        sudland = made.get(1);
        estmark = made.get(2);
    }

    @Test
    void isTheSameDocumentWhicheverSideWritesIt() {
        assertThat(AgreementYaml.write(common(Suite.EDELIVERY_2), norlandsSide(), sudlandsSide()))
                .isEqualTo(AgreementYaml.write(common(Suite.EDELIVERY_2), sudlandsSide(), norlandsSide()));
    }

    @Test
    void findsNothingWrongOnEitherSide() throws IOException {
        AgreementDocument document = document(Suite.EDELIVERY_1_RSA);

        assertThat(check(norland, NORLAND).findings(document, folder(norland, sudland)))
                .isEmpty();
        assertThat(check(sudland, SUDLAND).findings(document, folder(sudland, norland)))
                .isEmpty();
    }

    @Test
    void namesEveryCertificateThatIsNotTheAgreedOne() throws IOException {
        List<String> findings = check(norland, NORLAND).findings(document(Suite.EDELIVERY_2), folder(norland, estmark));

        assertThat(findings)
                .hasSize(3)
                .allMatch(sentence -> sentence.contains("which is not one that the agreement names"));
    }

    @Test
    void refusesToWorkUnderTheAgreementOfOthers() throws IOException {
        assertThat(check(estmark, new StateCode("QT")).findings(document(Suite.EDELIVERY_2), folder(estmark, norland)))
                .containsExactly("QT is not a party of this agreement.");
    }

    @Test
    void seesWhoFetchesFromEachSide() throws IOException {
        AgreementDocument document = document(Suite.EDELIVERY_2);
        var ours = document.party(NORLAND).orElseThrow();
        var theirs = document.party(SUDLAND).orElseThrow();

        assertThat(Partnership.partner(document, ours, theirs)
                        .terms()
                        .in(Lane.URGENT)
                        .exchange())
                .isEqualTo(Exchange.FETCHED);
        assertThat(Partnership.partner(document, theirs, ours)
                        .terms()
                        .in(Lane.URGENT)
                        .exchange())
                .isEqualTo(Exchange.FETCHING);
    }

    @Test
    void namesAProfileThatNobodyHas() {
        assertThatThrownBy(() -> read(yaml(Suite.EDELIVERY_2).replace("EDELIVERY_2", "EDELIVERY_9")))
                .isInstanceOf(ConfigFault.class)
                .hasMessageContaining("profile");
    }

    @Test
    void agreesOnTheLongerKeyUnlessTheDocumentNamesAnother() throws IOException {
        String silent = yaml(Suite.EDELIVERY_1_RSA).replace("cipher: AES_256_GCM\n", "");

        assertThat(silent).doesNotContain("cipher");
        assertThat(cipher(silent)).isEqualTo(Cipher.AES_256_GCM);
        assertThat(cipher(silent + "cipher: AES_128_GCM\n")).isEqualTo(Cipher.AES_128_GCM);
        assertThatThrownBy(() -> read(yaml(Suite.EDELIVERY_2).replace("AES_128_GCM", "AES_256_GCM")))
                .isInstanceOf(ConfigFault.class)
                .hasMessageContaining("cipher");
    }

    @Test
    void reckonsTimeAsTheDocumentSaysAndAsUsualWhereItIsSilent() throws IOException {
        String calendar = "    calendar: {zone: \"Asia/Dubai\", weekend: [FRIDAY, SATURDAY],"
                + " holidays: [2026-11-30, 2026-12-01], known-until: 2027-12-31}\n";
        String usual = yaml(Suite.EDELIVERY_2);
        String agreed = usual.replace("flash: PT5M", "flash: PT3M")
                .replace("routine: 1 working days", "routine: 2 calendar days")
                .replace("  - state: QS\n", "  - state: QS\n" + calendar);

        Reckoning reckoning = terms(agreed).reckoning();
        WorkingCalendar sudland = reckoning.calendarOf(SUDLAND, WorkingCalendars.read(List.of()));

        assertThat(terms(usual).reckoning()).isEqualTo(Reckoning.USUAL);
        assertThat(terms(usual.replaceFirst("clocks: .*\n", "")).reckoning()).isEqualTo(Reckoning.USUAL);
        assertThat(reckoning.clocks())
                .isEqualTo(new UrgencyClocks(
                        new Term.Hours(Duration.ofMinutes(3)),
                        new Term.Hours(Duration.ofMinutes(15)),
                        new Term.Hours(Duration.ofHours(2)),
                        new Term.CalendarDays(2)));
        assertThat(sudland.isWorkingDay(LocalDate.parse("2026-11-29"))).isTrue();
        assertThat(sudland.isWorkingDay(LocalDate.parse("2026-11-30"))).isFalse();
        assertThat(sudland.isWorkingDay(LocalDate.parse("2026-12-04"))).isFalse();
        assertThat(sudland.zone()).isEqualTo(ZoneId.of("Asia/Dubai"));
        assertThat(reckoning.calendars()).containsOnlyKeys(SUDLAND);
    }

    @Test
    void writesTheCalendarsThatItRead() throws IOException {
        var calendar = new WorkingCalendar(
                NORLAND,
                ZoneId.of("Europe/Oslo"),
                Set.of(DayOfWeek.SUNDAY),
                Set.of(LocalDate.parse("2026-12-25"), LocalDate.parse("2026-05-17")),
                LocalDate.parse("2026-12-31"));
        var agreed = new Reckoning(UrgencyClocks.standard(), Map.of(NORLAND, calendar));

        String written = AgreementYaml.write(common(Suite.EDELIVERY_2, agreed), norlandsSide(), sudlandsSide());

        assertThat(terms(written).reckoning()).isEqualTo(agreed);
    }

    @Test
    void namesTheClockThatIsNoLengthOfTime() {
        assertThatThrownBy(() -> read(yaml(Suite.EDELIVERY_2).replace("priority: PT2H", "priority: soon")))
                .isInstanceOf(ConfigFault.class)
                .hasMessageContaining("clocks.priority must be like");
    }

    private static Terms terms(String yaml) throws IOException {
        return sudland(yaml).terms();
    }

    private static Cipher cipher(String yaml) throws IOException {
        return sudland(yaml).cipher();
    }

    private static Partner sudland(String yaml) throws IOException {
        AgreementDocument document = read(yaml);
        return Partnership.partner(
                document,
                document.party(NORLAND).orElseThrow(),
                document.party(SUDLAND).orElseThrow());
    }

    private static AgreementCheck check(StateKeys keys, StateCode own) {
        return new AgreementCheck(own, keys.folder().resolve("public"), Clock.systemUTC());
    }

    private static Path folder(StateKeys own, StateKeys other) {
        return own.partner(other.state()).folder();
    }

    private static AgreementDocument document(Suite suite) throws IOException {
        return read(yaml(suite));
    }

    private static AgreementDocument read(String yaml) throws IOException {
        return NodeConfigReader.readAgreement(Files.writeString(home.resolve("agreement.yaml"), yaml));
    }

    private static String yaml(Suite suite) {
        return AgreementYaml.write(common(suite), norlandsSide(), sudlandsSide());
    }

    private static Common common(Suite suite) {
        return common(suite, Reckoning.USUAL);
    }

    private static Common common(Suite suite, Reckoning reckoning) {
        var retry = new Retry(Duration.ofSeconds(1), Duration.ofMinutes(5));
        var lanes = Map.of(
                Lane.URGENT, new OfLane("urn:utopia:urgent", retry, Exchange.PUSH, Duration.ofSeconds(2)),
                Lane.ROUTINE, new OfLane("urn:utopia:routine", retry, Exchange.PUSH, Duration.ofSeconds(60)));
        var actions = Set.of("alert/v1", "delivery-notice/v1");
        var terms = new Terms(actions, Answers.plain(Receipts.SYNC), 1 << 20, 5, lanes, reckoning);
        return new Common("urn:entente:agreement:qn-qs", suite, suite.usual(), terms);
    }

    private static Side norlandsSide() {
        return side(norland, NORLAND, Optional.of(URI.create("https://gateway.norland.example/as4")));
    }

    /** Sudland takes no connections. */
    private static Side sudlandsSide() {
        return side(sudland, SUDLAND, Optional.empty());
    }

    private static Side side(StateKeys keys, StateCode state, Optional<URI> endpoint) {
        return new Side(
                state,
                keys.state().name(),
                endpoint,
                keys.folder().resolve("public"),
                Map.of(AuthorityKind.FIU, Set.of("alert")));
    }
}
