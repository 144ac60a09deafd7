package org.entente.trust.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.entente.certsdev.PlayAgency;
import org.entente.core.approval.BrokenTrust;
import org.entente.core.approval.ForbiddenPair;
import org.entente.core.approval.Role;
import org.entente.core.approval.TrustAct;
import org.entente.core.approval.TrustAct.Kind;
import org.entente.core.approval.TrustBook;
import org.entente.core.approval.TrustFacts;
import org.entente.core.approval.WrittenAct;
import org.entente.core.content.Digest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** No one person changes what is trusted, and no act can be altered, left out or made for somebody else. */
class TrustBookTest {

    private static final Instant START = Instant.parse("2026-11-26T08:00:00Z");
    private static final String ENDPOINT = "partners[QS].endpoint = https://old.sudland.example/as4";
    private static final String OTHER_ENDPOINT = "partners[QS].endpoint = https://new.sudland.example/as4";
    private static final String ROOT =
            "partners[QS].certificates-folder[root.crt.pem] = authority " + "ab".repeat(32) + " CN=Sudland root";

    private final AnOperator anna = AnOperator.called("Anna", Role.PARTNER_ADMINISTRATOR, PlayAgency.OPERATOR);
    private final AnOperator boris = AnOperator.called("Boris", Role.SECURITY_OFFICER, PlayAgency.SECOND_OPERATOR);
    private final AnOperator carla = AnOperator.called("Carla", Role.SECURITY_OFFICER, new PlayAgency("FIU"));
    private final CmsSignatures signatures = new CmsSignatures();
    private final List<WrittenAct> acts = new ArrayList<>();

    TrustBookTest() {
        acts.add(new WrittenAct(
                next(Kind.ADOPTED, 0, "", facts(ENDPOINT), TrustAct.NOTHING).text(), new byte[0]));
    }

    @Test
    void twoPeopleChangeWhatHolds() {
        add(anna, Kind.PROPOSED, 0, "", facts(OTHER_ENDPOINT));
        assertThat(book().inForce(later()).facts().lines()).contains(ENDPOINT);
        add(boris, Kind.APPROVED, 2, "", List.of());
        assertThat(book().inForce(later()).facts().lines())
                .contains(OTHER_ENDPOINT)
                .doesNotContain(ENDPOINT);
    }

    @Test
    void theOneWhoProposedCannotApprove() {
        add(anna, Kind.PROPOSED, 0, "", facts(OTHER_ENDPOINT));
        assertRefused(() -> add(anna, Kind.APPROVED, 2, "", List.of()), "Anna signed it, who was no security officer");
    }

    @Test
    void twoCertificatesOfOnePersonAreOnePerson() {
        var annasOther = new AnOperator("Anna", Role.SECURITY_OFFICER, boris.credential());
        adopts(anna, annasOther, carla);
        add(anna, Kind.PROPOSED, 0, "", facts(OTHER_ENDPOINT));
        assertRefused(() -> add(annasOther, Kind.APPROVED, 2, "", List.of()), "second person");
    }

    @Test
    void whoIsNoOperatorCannotAct() {
        assertRefused(() -> add(carla, Kind.PROPOSED, 0, "", facts(OTHER_ENDPOINT)), "no operator");
    }

    @Test
    void whoWasRemovedCannotActAnyMore() {
        add(anna, Kind.PROPOSED, 0, "", people(anna, carla));
        add(boris, Kind.APPROVED, 2, "", List.of());
        assertRefused(() -> add(boris, Kind.BLOCKED, 0, "partner QS", List.of()), "no operator");
        add(carla, Kind.BLOCKED, 0, "partner QS", List.of());
    }

    @Test
    void nobodyIsLeftWithoutASecondPerson() {
        assertRefused(() -> add(anna, Kind.PROPOSED, 0, "", people(anna)), "it leaves no security officer");
        assertRefused(
                () -> add(anna, Kind.PROPOSED, 0, "", people(boris, carla)), "it leaves no partner administrator");
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void whatOneSignsIsAMatterOfTheRoleThatHeldThen(Role role) {
        AnOperator someone = carla.as(role);
        for (Kind kind : EnumSet.complementOf(EnumSet.of(Kind.ADOPTED))) {
            adopts(anna, boris, someone);
            add(anna, Kind.PROPOSED, 0, "", facts(OTHER_ENDPOINT));
            add(anna, Kind.BLOCKED, 0, "partner QS", List.of());
            ThrowingCallable deed = () -> add(someone, kind, concerns(kind), subject(kind), brings(kind));
            if (kind.signers().contains(role)) {
                assertThatCode(deed).as("%s by a %s", kind, role.words()).doesNotThrowAnyException();
            } else {
                assertRefused(deed, "Carla signed it, who was no " + Role.anyOf(kind.signers()) + " then");
            }
        }
    }

    private static long concerns(Kind kind) {
        return switch (kind) {
            case APPROVED, DENIED -> 2;
            case REVIEWED -> 3;
            case ADOPTED, PROPOSED, BLOCKED -> 0;
        };
    }

    private static String subject(Kind kind) {
        return switch (kind) {
            case BLOCKED -> "partner QX";
            case REVIEWED -> "KEEP";
            case ADOPTED, PROPOSED, APPROVED, DENIED -> "";
        };
    }

    private List<String> brings(Kind kind) {
        return kind == Kind.PROPOSED ? facts("partners[QX].name = Xland") : List.of();
    }

    @Test
    void writtenStraightIntoTheTableTheWrongRolesSignatureBreaksTheLog() {
        var other = carla.as(Role.PARTNER_ADMINISTRATOR);
        adopts(anna, boris, other);
        add(anna, Kind.PROPOSED, 0, "", facts(OTHER_ENDPOINT));
        acts.add(other.signs(next(Kind.APPROVED, 2, "", List.of(), other.bearer())));
        assertRefused(this::book, "Carla signed it, who was no security officer then");
    }

    @Test
    void whoChangedTheRoleActsInTheNewOneAlone() {
        adopts(anna, boris, carla);
        add(anna, Kind.PROPOSED, 0, "", people(anna, boris.as(Role.OPERATOR), carla));
        assertRefused(() -> add(anna, Kind.APPROVED, 2, "", List.of()), "security officer");
        add(boris, Kind.APPROVED, 2, "", List.of()); // a change of roles needs two people as any other
        assertRefused(() -> add(boris, Kind.BLOCKED, 0, "partner QS", List.of()), "Boris signed it, who was no");
        assertThat(book().number()).isEqualTo(3); // and what Boris approved before still counts
    }

    @Test
    void nobodyGetsRolesThatOnePersonMayNotHaveBoth() {
        for (ForbiddenPair pair : ForbiddenPair.ALL) {
            List<String> facts = people(anna, boris, carla.as(pair.one()), carla.as(pair.other()));
            assertRefused(() -> add(anna, Kind.PROPOSED, 0, "", facts), pair.sentence("operator Carla"));
        }
    }

    @Test
    void noCertificateStandsUnderTwoNames() {
        var borissTwin = new AnOperator("Dora", Role.PARTNER_ADMINISTRATOR, boris.credential());
        assertRefused(
                () -> add(anna, Kind.PROPOSED, 0, "", people(anna, boris, borissTwin)),
                "one certificate stands under two operators, Boris and Dora");
    }

    @Test
    void whatWasProposedAgainstOtherFactsIsNoLongerOpen() {
        add(anna, Kind.PROPOSED, 0, "", facts(OTHER_ENDPOINT));
        add(anna, Kind.PROPOSED, 0, "", facts("partners[QX].name = Xland"));
        add(boris, Kind.APPROVED, 2, "", List.of());
        assertRefused(() -> add(boris, Kind.APPROVED, 3, "", List.of()), "no such proposal");
    }

    @Test
    void aNewAuthorityWaitsAndCanBeStoppedMeanwhile() {
        add(anna, Kind.PROPOSED, 0, "", facts(ENDPOINT, ROOT));
        add(boris, Kind.APPROVED, 2, "", List.of());
        Instant approved = book().notBeforeLast(Instant.MIN);
        assertThat(book().inForce(approved.plus(Duration.ofHours(23))).facts().lines())
                .doesNotContain(ROOT);
        assertThat(book().inForce(approved.plus(Duration.ofHours(24))).facts().lines())
                .contains(ROOT);
        add(anna, Kind.DENIED, 3, "", List.of());
        assertThat(book().inForce(approved.plus(Duration.ofHours(24))).facts().lines())
                .doesNotContain(ROOT);
    }

    @Test
    void onePersonBlocksAtOnceAndAnotherLifts() {
        add(anna, Kind.BLOCKED, 0, "partner QS", List.of());
        assertThat(book().blocks())
                .singleElement()
                .satisfies(block -> assertThat(block.reviewed()).isFalse());
        assertRefused(() -> add(anna, Kind.REVIEWED, 2, "LIFT", List.of()), "security officer");
        add(boris, Kind.REVIEWED, 2, "KEEP", List.of());
        assertThat(book().blocks())
                .singleElement()
                .satisfies(block -> assertThat(block.reviewed()).isTrue());
        add(boris, Kind.REVIEWED, 2, "LIFT", List.of());
        assertThat(book().blocks()).isEmpty();
    }

    @Test
    void aSecurityOfficersOwnBlockIsReviewedByAnother() {
        adopts(anna, boris, carla);
        add(boris, Kind.BLOCKED, 0, "partner QS", List.of());
        assertRefused(() -> add(boris, Kind.REVIEWED, 2, "LIFT", List.of()), "second person");
        add(carla, Kind.REVIEWED, 2, "LIFT", List.of());
        assertThat(book().blocks()).isEmpty();
    }

    @Test
    void aSecondAdoptionIsNone() {
        TrustAct again = next(Kind.ADOPTED, 0, "", facts(OTHER_ENDPOINT), TrustAct.NOTHING);
        assertRefused(() -> acts.add(checked(new WrittenAct(again.text(), new byte[0]))), "only a new ledger");
    }

    @Test
    void noBitOfAnyActCanBeAltered() {
        aWholeConversation();
        var random = new Random(20261126);
        for (int i = 0; i < 400; i++) {
            List<WrittenAct> altered = new ArrayList<>(acts);
            int which = random.nextInt(acts.size() - 1); // the last one's own text is bound by its signature alone
            altered.set(which, flipped(acts.get(which), random));
            assertThatThrownBy(() -> TrustBook.read(altered, signatures)).isInstanceOf(BrokenTrust.class);
        }
    }

    @Test
    void noActCanBeLeftOutOrExchanged() {
        aWholeConversation();
        for (int gone = 0; gone < acts.size() - 1; gone++) {
            List<WrittenAct> fewer = new ArrayList<>(acts);
            fewer.remove(gone);
            assertThatThrownBy(() -> TrustBook.read(fewer, signatures)).isInstanceOf(BrokenTrust.class);
            List<WrittenAct> exchanged = new ArrayList<>(acts);
            exchanged.set(gone, acts.get(gone + 1));
            exchanged.set(gone + 1, acts.get(gone));
            assertThatThrownBy(() -> TrustBook.read(exchanged, signatures)).isInstanceOf(BrokenTrust.class);
        }
    }

    @Test
    void anActHasOneTextOnly() {
        aWholeConversation();
        for (WrittenAct written : acts) {
            assertThat(TrustAct.parse(written.text()).text()).isEqualTo(written.text());
            assertThatThrownBy(() -> TrustAct.parse(written.text() + "\n"))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    private void aWholeConversation() {
        add(anna, Kind.PROPOSED, 0, "", facts(OTHER_ENDPOINT));
        add(boris, Kind.APPROVED, 2, "", List.of());
        add(anna, Kind.BLOCKED, 0, "partner QS", List.of());
        add(boris, Kind.REVIEWED, 4, "KEEP", List.of());
        add(anna, Kind.PROPOSED, 0, "", facts(ENDPOINT, "partners[QX].name = Xland"));
        add(boris, Kind.APPROVED, 6, "", List.of());
    }

    private static WrittenAct flipped(WrittenAct act, Random random) {
        byte[] text = act.bytes();
        byte[] signature = act.signature().clone();
        boolean inText = signature.length == 0 || random.nextBoolean();
        byte[] hit = inText ? text : signature;
        int bit = random.nextInt(hit.length * 7); // seven of eight: the text stays ASCII
        hit[bit / 7] ^= (byte) (1 << (bit % 7));
        return new WrittenAct(new String(text, java.nio.charset.StandardCharsets.UTF_8), signature);
    }

    private List<String> facts(String... more) {
        String coolDown = TrustFacts.fact("trust.four-eyes.cool-down", Duration.ofDays(1));
        Stream<String> always =
                Stream.of(anna.facts(), boris.facts(), Stream.of(coolDown)).flatMap(each -> each);
        return TrustFacts.of(Stream.concat(Stream.of(more), always).toList()).lines();
    }

    /** A ledger is new, and these work at its node. */
    private void adopts(AnOperator... operators) {
        acts.clear();
        acts.add(new WrittenAct(
                next(Kind.ADOPTED, 0, "", people(operators), TrustAct.NOTHING).text(), new byte[0]));
    }

    private static List<String> people(AnOperator... operators) {
        Stream<String> named = Stream.of(operators).flatMap(AnOperator::facts);
        return TrustFacts.of(Stream.concat(Stream.of(ENDPOINT), named).toList()).lines();
    }

    private void add(AnOperator who, Kind kind, long concerns, String subject, List<String> facts) {
        acts.add(checked(who.signs(next(kind, concerns, subject, facts, who.bearer()))));
    }

    private WrittenAct checked(WrittenAct act) {
        book().add(act);
        return act;
    }

    private TrustAct next(Kind kind, long concerns, String subject, List<String> facts, Digest by) {
        Digest head = acts.isEmpty() ? TrustAct.NOTHING : acts.getLast().digest();
        Instant at = START.plusSeconds(60L * acts.size());
        return new TrustAct("QN", acts.size() + 1L, head, kind, at, concerns, by, subject, "a reason", facts);
    }

    private TrustBook book() {
        return TrustBook.read(acts, signatures);
    }

    private Instant later() {
        return book().notBeforeLast(Instant.MIN);
    }

    private static void assertRefused(ThrowingCallable deed, String words) {
        assertThatThrownBy(deed).isInstanceOf(BrokenTrust.class).hasMessageContaining(words);
    }
}
