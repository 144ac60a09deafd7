package org.entente.trust.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.entente.certsdev.PlayAgency;
import org.entente.core.approval.BrokenTrust;
import org.entente.core.approval.TrustAct;
import org.entente.core.approval.TrustAct.Kind;
import org.entente.core.approval.TrustBook;
import org.entente.core.approval.TrustFacts;
import org.entente.core.approval.WrittenAct;
import org.entente.core.content.Digest;
import org.junit.jupiter.api.Test;

/** No one person changes what is trusted, and no act can be altered, left out or made for somebody else. */
class TrustBookTest {

    private static final Instant START = Instant.parse("2026-11-26T08:00:00Z");
    private static final String ENDPOINT = "partners[QS].endpoint = https://old.sudland.example/as4";
    private static final String OTHER_ENDPOINT = "partners[QS].endpoint = https://new.sudland.example/as4";
    private static final String ROOT =
            "partners[QS].certificates-folder[root.crt.pem] = authority " + "ab".repeat(32) + " CN=Sudland root";

    private final AnOperator anna = AnOperator.called("Anna", PlayAgency.OPERATOR);
    private final AnOperator boris = AnOperator.called("Boris", PlayAgency.SECOND_OPERATOR);
    private final AnOperator carla = AnOperator.called("Carla", new PlayAgency("FIU"));
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
        assertRefused(() -> add(anna, Kind.APPROVED, 2, "", List.of()), "second person");
    }

    @Test
    void twoCertificatesOfOnePersonAreOnePerson() {
        acts.clear();
        var annasOther = new AnOperator("Anna", boris.credential());
        List<String> two = List.of(ENDPOINT, anna.fact(), annasOther.fact(), carla.fact());
        acts.add(new WrittenAct(
                next(Kind.ADOPTED, 0, "", TrustFacts.of(two).lines(), TrustAct.NOTHING)
                        .text(),
                new byte[0]));
        add(anna, Kind.PROPOSED, 0, "", facts(OTHER_ENDPOINT));
        assertRefused(() -> add(annasOther, Kind.APPROVED, 2, "", List.of()), "second person");
    }

    @Test
    void whoIsNoOperatorCannotAct() {
        assertRefused(() -> add(carla, Kind.PROPOSED, 0, "", facts(OTHER_ENDPOINT)), "no operator");
    }

    @Test
    void whoWasRemovedCannotActAnyMore() {
        add(
                anna,
                Kind.PROPOSED,
                0,
                "",
                TrustFacts.of(List.of(ENDPOINT, anna.fact(), carla.fact())).lines());
        add(boris, Kind.APPROVED, 2, "", List.of());
        assertRefused(() -> add(boris, Kind.BLOCKED, 0, "partner QS", List.of()), "no operator");
        add(carla, Kind.BLOCKED, 0, "partner QS", List.of());
    }

    @Test
    void nobodyIsLeftWithoutASecondPerson() {
        List<String> alone = TrustFacts.of(List.of(ENDPOINT, anna.fact())).lines();
        assertRefused(() -> add(anna, Kind.PROPOSED, 0, "", alone), "fewer than two");
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
        assertRefused(() -> add(anna, Kind.REVIEWED, 2, "LIFT", List.of()), "second person");
        add(boris, Kind.REVIEWED, 2, "KEEP", List.of());
        assertThat(book().blocks())
                .singleElement()
                .satisfies(block -> assertThat(block.reviewed()).isTrue());
        add(boris, Kind.REVIEWED, 2, "LIFT", List.of());
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
        add(boris, Kind.BLOCKED, 0, "partner QS", List.of());
        add(anna, Kind.REVIEWED, 4, "KEEP", List.of());
        add(boris, Kind.PROPOSED, 0, "", facts(ENDPOINT, "partners[QX].name = Xland"));
        add(anna, Kind.APPROVED, 6, "", List.of());
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
        Stream<String> always =
                Stream.of(anna.fact(), boris.fact(), TrustFacts.fact("trust.four-eyes.cool-down", Duration.ofDays(1)));
        return TrustFacts.of(Stream.concat(Stream.of(more), always).toList()).lines();
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
