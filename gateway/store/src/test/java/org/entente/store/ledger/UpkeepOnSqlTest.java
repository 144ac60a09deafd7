package org.entente.store.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.entente.core.content.ContentKey;
import org.entente.core.content.ContentStore.PartName;
import org.entente.core.content.Locator;
import org.entente.core.content.Locator.Filed;
import org.entente.core.content.Part;
import org.entente.core.content.PartRole;
import org.entente.core.failure.FailStop;
import org.entente.core.failure.FailureCode;
import org.entente.core.journal.Expiry;
import org.entente.core.journal.Orphans;
import org.entente.core.ledger.LedgerEntry;
import org.entente.core.ledger.Move;
import org.entente.core.ledger.Retrying;
import org.entente.core.ledger.Stage;
import org.entente.core.ledger.Step;
import org.entente.core.ledger.Way;
import org.entente.store.content.FileContentStore;
import org.entente.store.content.FiledContents;
import org.entente.store.content.OpenVault;
import org.entente.store.database.OneDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UpkeepOnSqlTest {

    private static final Instant NOON = AMessage.NOON;
    private static final Instant YESTERDAY = NOON.minus(Duration.ofDays(1));
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Filed FIRST = new Filed(new UUID(0, 0));

    private final Clock clock = Clock.fixed(NOON, ZoneOffset.UTC);
    private final SqlLedger ledger = new SqlLedger(
            OneDatabase.connected(), "upkeep-" + UUID.randomUUID(), new OpenVault(), clock, Duration.ofSeconds(10));

    @TempDir
    Path folder;

    @AfterEach
    void close() {
        ledger.close();
    }

    @Test
    void endsAWaitingMessageLongBeforeItsNextTry() {
        LedgerEntry cleared = ledger.move(Move.of(accepted(YESTERDAY), Stage.CLEARED));
        LedgerEntry entry = ledger.move(
                Move.of(cleared, Stage.WAITING).retrying(new Retrying(YESTERDAY, 9, NOON.plus(Duration.ofDays(1)))));

        new Expiry(ledger, clock, MINUTE, 10_000).end();

        assertThat(found(entry).stage()).isEqualTo(Stage.EXPIRED);
        assertThat(ledger.timeline(Way.OUTBOUND, entry.id()).getLast().step()).isEqualTo(Step.EXPIRED);
    }

    @Test
    void leavesAloneWhatIsValidAndWhatSomebodyHolds() {
        LedgerEntry valid = accepted(NOON.plusSeconds(1));
        LedgerEntry held = accepted(YESTERDAY);
        ledger.claim(Way.OUTBOUND, held.id(), Set.of(Stage.SUBMITTED), MINUTE);

        new Expiry(ledger, clock, MINUTE, 10_000).end();

        assertThat(found(valid).stage()).isEqualTo(Stage.SUBMITTED);
        assertThat(found(held).stage()).isEqualTo(Stage.SUBMITTED);
    }

    @Test
    void endsThoseFirstThatEndedFirstAndNoMoreThanItMay() {
        LedgerEntry later = accepted(Instant.EPOCH.plusSeconds(2));
        LedgerEntry first = accepted(Instant.EPOCH.plusSeconds(1));

        int ended = new Expiry(ledger, clock, MINUTE, 1).end();

        assertThat(ended).isEqualTo(1);
        assertThat(found(first).stage()).isEqualTo(Stage.EXPIRED);
        assertThat(found(later).stage()).isEqualTo(Stage.SUBMITTED);
    }

    /** Valid for an hour, so that a quarter of its validity is its last fifteen minutes. */
    @Test
    void warnsOnceInTheLastQuarterOfAMessagesValidity() {
        LedgerEntry entry = ledger.accept(AMessage.submitted(), List.of()).entry();
        var lapses = new SqlLapses(OneDatabase.connected());
        Duration lead = Duration.ofMinutes(30);

        lapses.warn(NOON.plusSeconds(2_699), lead, 10_000);
        assertThat(warnings(entry)).isEmpty();

        lapses.warn(NOON.plusSeconds(2_700), lead, 10_000);
        lapses.warn(NOON.plusSeconds(2_701), lead, 10_000);
        assertThat(warnings(entry)).containsExactly(FailureCode.EXPIRES_SOON);
        assertThat(found(entry).standing().movedAt()).isEqualTo(NOON.plusSeconds(2_700));
    }

    @Test
    void warnsNoEarlierThanItsLeadAndOfNothingThatArrived() {
        LedgerEntry waiting = ledger.accept(AMessage.submitted(), List.of()).entry();
        LedgerEntry cleared = ledger.move(
                Move.of(ledger.accept(AMessage.submitted(), List.of()).entry(), Stage.CLEARED));
        ledger.move(Move.of(cleared, Stage.DELIVERED));

        new SqlLapses(OneDatabase.connected()).warn(NOON.plusSeconds(2_800), Duration.ofMinutes(1), 10_000);

        assertThat(warnings(waiting)).isEmpty();
        assertThat(warnings(cleared)).isEmpty();
    }

    private List<FailureCode> warnings(LedgerEntry entry) {
        return ledger.timeline(Way.OUTBOUND, entry.id()).stream()
                .filter(fact -> fact.step() == Step.EXPIRING)
                .map(fact -> fact.code().orElseThrow())
                .toList();
    }

    @Test
    void removesOldContentThatNoCommitNamesAndNothingElse() throws IOException {
        Part named = aged(kept());
        Part orphan = aged(kept());
        Part young = kept();
        Path half = Files.move(
                fileOf(aged(kept())),
                folder.resolve("00")
                        .resolve("00")
                        .resolve(UUID.randomUUID().toString().replaceFirst("^....", "0000") + ".new"));
        ledger.accept(AMessage.submitted(new ContentKey(new byte[0]), NOON, List.of(named)), List.of());

        int removed = orphans(100, FIRST).remove();

        assertThat(removed).isEqualTo(2);
        assertThat(fileOf(named)).exists();
        assertThat(fileOf(young)).exists();
        assertThat(fileOf(orphan)).doesNotExist();
        assertThat(half).doesNotExist();
    }

    @Test
    void goesOnWhereTheLastRoundEndedAndThenBeginsAnew() throws IOException {
        for (int i = 0; i < 5; i++) {
            aged(kept());
        }
        Orphans orphans = orphans(2, FIRST);

        List<Integer> rounds = Stream.generate(orphans::remove).limit(3).toList();
        aged(kept());

        assertThat(rounds).containsExactly(2, 2, 1);
        assertThat(orphans.remove()).isEqualTo(1);
    }

    private Orphans orphans(int most, Filed begin) {
        return new Orphans(new FiledContents(folder), ledger, clock, Duration.ofHours(12), most, begin);
    }

    private Part kept() throws IOException {
        Files.createDirectories(folder.resolve("00").resolve("00"));
        var store = new FileContentStore(folder, new OpenVault(), new SecureRandom(), new FailStop(reason -> {}));
        byte[] bytes = new byte[40_000];
        return store.keep(
                store.newKey(),
                new PartName(PartRole.ATTACHMENT, "plan.pdf", "application/pdf"),
                new ByteArrayInputStream(bytes),
                bytes.length);
    }

    private Part aged(Part part) throws IOException {
        Files.setLastModifiedTime(fileOf(part), FileTime.from(YESTERDAY));
        return part;
    }

    private Path fileOf(Part part) {
        return switch (part.locator()) {
            case Locator.Left left -> throw new IllegalStateException("No file: " + left);
            case Locator.Inline inline -> throw new IllegalStateException("No file: " + inline);
            case Filed filed -> {
                String name = filed.file().toString();
                yield folder.resolve(name.substring(0, 2))
                        .resolve(name.substring(2, 4))
                        .resolve(name);
            }
        };
    }

    private LedgerEntry accepted(Instant expiresAt) {
        return ledger.accept(AMessage.submitted(new ContentKey(new byte[0]), expiresAt, List.of()), List.of())
                .entry();
    }

    private LedgerEntry found(LedgerEntry entry) {
        return ledger.find(Way.OUTBOUND, entry.id()).orElseThrow();
    }
}
