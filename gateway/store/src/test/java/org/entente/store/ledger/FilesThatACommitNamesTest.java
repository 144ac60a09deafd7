package org.entente.store.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.entente.core.agency.Agencies;
import org.entente.core.agency.Agency;
import org.entente.core.agency.WayOut;
import org.entente.core.arrival.Arrival;
import org.entente.core.arrival.Keeping;
import org.entente.core.arrival.Kept;
import org.entente.core.arrival.OpenedWire;
import org.entente.core.arrival.Opener;
import org.entente.core.arrival.Opening;
import org.entente.core.content.ContentKey;
import org.entente.core.content.ContentStore.PartName;
import org.entente.core.content.Part;
import org.entente.core.content.PartRole;
import org.entente.core.failure.FailStop;
import org.entente.core.failure.FailureCode;
import org.entente.core.failure.Refused;
import org.entente.core.language.CoverXml;
import org.entente.core.ledger.LedgerEntry;
import org.entente.core.ledger.Links;
import org.entente.core.ledger.Workbench;
import org.entente.core.message.AuthorityKind;
import org.entente.core.message.CaseId;
import org.entente.core.message.Desk;
import org.entente.core.message.Envelope.FamilyName;
import org.entente.core.message.MessageId;
import org.entente.core.message.StateCode;
import org.entente.core.message.Urgency;
import org.entente.core.partner.Directory;
import org.entente.core.partner.Partners;
import org.entente.core.submission.Submission;
import org.entente.core.submission.Submissions;
import org.entente.core.submission.Submitted;
import org.entente.core.xml.SafeXml;
import org.entente.core.xml.XmlLimits;
import org.entente.store.content.FileContentStore;
import org.entente.store.content.OpenVault;
import org.entente.store.database.Database;
import org.entente.store.database.LostAnswers;
import org.entente.store.database.OneDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files go at once where no commit names them, and stay where one does, also when its answer was lost. */
class FilesThatACommitNamesTest {

    private static final StateCode NORLAND = new StateCode("QN");
    private static final Desk POLICE = new Desk(NORLAND, AuthorityKind.POLICE);
    private static final Desk SUDLAND = new Desk(new StateCode("QS"), AuthorityKind.POLICE);
    private static final long LIMIT = 1_000_000;
    private static final String COVER = """
        <Cover xmlns="urn:entente:envelope:v1"><Family version="v1">alert</Family>
        <Receiver state="QN" authority="POLICE"/><Urgency>ROUTINE</Urgency>
        <Detail name="remark">%s</Detail></Cover>\
        """.formatted("long ".repeat(10_000));

    private final Clock clock = Clock.fixed(AMessage.NOON, ZoneOffset.UTC);
    private final OpenVault vault = new OpenVault();
    private final CoverXml covers = new CoverXml(new SafeXml(XmlLimits.standard()));
    private final LostAnswers line = new LostAnswers(OneDatabase.access());
    private final Database database =
            new Database(line.access(), new Database.Limits(4, Duration.ofSeconds(5), Duration.ofSeconds(20)));
    private final SqlLedger ledger =
            new SqlLedger(database, "files-" + UUID.randomUUID(), vault, clock, Duration.ofSeconds(20));

    @TempDir
    private Path folder = Path.of("");

    private FileContentStore contents =
            new FileContentStore(Path.of("target"), vault, new SecureRandom(), new FailStop(reason -> {}));

    @BeforeEach
    void openTheStore() {
        contents = new FileContentStore(folder, vault, new SecureRandom(), new FailStop(reason -> {}));
    }

    @AfterEach
    void close() {
        ledger.close();
        database.close();
        line.close();
    }

    @Test
    void removesTheCoverOfARepeatAtOnce() throws IOException {
        String key = UUID.randomUUID().toString();
        Submitted first = submit(key, "the same");

        Submitted again = submit(key, "the same");

        assertThat(again.isRepeat()).isTrue();
        assertThat(filesKept()).isEqualTo(1);
        assertThat(cover(first.entry())).contains("remark");
    }

    @Test
    void removesTheCoverUnderAReusedKeyAtOnce() throws IOException {
        String key = UUID.randomUUID().toString();
        Submitted first = submit(key, "one");

        assertThatThrownBy(() -> submit(key, "another"))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.code()).isEqualTo(FailureCode.IDEMPOTENCY_KEY_REUSED));

        assertThat(filesKept()).isEqualTo(1);
        assertThat(cover(first.entry())).contains("remark");
    }

    @Test
    void keepsASubmissionWholeWhoseCommitWasMadeAndNotAnswered() throws Exception {
        List<Submitted> submitted =
                withTheAnswerLost(() -> submit(UUID.randomUUID().toString(), "text"));

        assertThat(line.hasLost()).isTrue();
        assertThat(submitted).hasSize(3).noneMatch(Submitted::isRepeat);
        assertThat(filesKept()).isEqualTo(3);
        for (Submitted each : submitted) {
            assertThat(cover(each.entry())).contains("remark");
        }
    }

    @Test
    void keepsAnArrivalWholeWhoseCommitWasMadeAndNotAnswered() throws Exception {
        List<Kept> kept = withTheAnswerLost(this::arrive);

        assertThat(line.hasLost()).isTrue();
        assertThat(kept).hasSize(3);
        assertThat(filesKept()).isEqualTo(3);
        for (Kept each : kept) {
            LedgerEntry entry = each.entry();
            Part attachment = entry.part(PartRole.ATTACHMENT).orElseThrow();
            assertThat(contents.read(entry.key(), attachment, LIMIT)).hasSize(50_000);
        }
    }

    /** The first is held up within its commit; the two others wait, go together, and the answer to them is lost. */
    private <T> List<T> withTheAnswerLost(Callable<T> work) throws Exception {
        var isLocked = new CountDownLatch(1);
        var mayGoOn = new CountDownLatch(1);
        var lock = new FutureTask<>(() -> holdTheTable(isLocked, mayGoOn));
        Thread.ofPlatform().daemon().start(lock);
        assertThat(isLocked.await(20, TimeUnit.SECONDS)).isTrue();
        List<FutureTask<T>> tasks =
                Stream.generate(() -> new FutureTask<>(work)).limit(3).toList();
        Thread.ofPlatform().daemon().start(tasks.get(0));
        await().atMost(Duration.ofSeconds(20)).until(this::somebodyWaitsForTheTable);
        List<Thread> others = tasks.subList(1, 3).stream()
                .map(task -> Thread.ofPlatform().daemon().start(task))
                .toList();
        await().atMost(Duration.ofSeconds(20))
                .until(() -> others.stream().allMatch(thread -> thread.getState() == Thread.State.TIMED_WAITING));

        line.loseTheAnswerAfter(1);
        mayGoOn.countDown();

        List<T> results = new ArrayList<>();
        for (FutureTask<T> task : tasks) {
            results.add(task.get(40, TimeUnit.SECONDS));
        }
        lock.get(20, TimeUnit.SECONDS);
        return results;
    }

    private static boolean holdTheTable(CountDownLatch isLocked, CountDownLatch mayGoOn) {
        return OneDatabase.connected().durably(connection -> {
            try (PreparedStatement lock = connection.prepareStatement("lock table message in exclusive mode")) {
                lock.execute();
                isLocked.countDown();
                return mayGoOn.await(20, TimeUnit.SECONDS);
            } catch (InterruptedException stopped) {
                throw new IllegalStateException(stopped);
            }
        });
    }

    private boolean somebodyWaitsForTheTable() {
        return OneDatabase.connected().quickly(connection -> {
            try (PreparedStatement query = connection.prepareStatement(
                            "select 1 from pg_stat_activity where wait_event_type = 'Lock'");
                    ResultSet row = query.executeQuery()) {
                return row.next();
            }
        });
    }

    private Submitted submit(String key, String document) {
        var agency = new Agency(POLICE, "Police", Set.of(), Set.of("alert"), List.of(), Map.of(), new WayOut.Inbox());
        var directory = new Directory(NORLAND, new Agencies(List.of(agency)), new Partners(List.of()));
        var submissions = new Submissions(
                new Workbench(ledger, contents, Duration.ofMinutes(1), LIMIT),
                directory,
                covers,
                () -> new MessageId(UUID.randomUUID()),
                clock);
        ContentKey own = contents.newKey();
        Part part = contents.keep(
                own, new PartName(PartRole.DOCUMENT, "a.json", "application/json"), document.getBytes(UTF_8));
        return submissions.submit(
                new Submission(agency, key, covers.read(COVER.getBytes(UTF_8)), own, List.of(part), AMessage.NOON));
    }

    private Kept arrive() {
        var opener = new OneAttachment();
        var keeping = new Keeping(ledger, contents, opener, clock);
        return keeping.keep(new Opening(opener, contents, NORLAND, LIMIT).open(new OnTheWire()));
    }

    private String cover(LedgerEntry entry) {
        return new String(contents.read(entry.key(), entry.part(PartRole.COVER).orElseThrow(), LIMIT), UTF_8);
    }

    private long filesKept() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).count();
        }
    }

    private record OnTheWire() implements Arrival {}

    /** The wire's part of an arrival: who it is from is settled, its one attachment streams into the store. */
    private static final class OneAttachment implements Opener {

        @Override
        public OpenedWire open(Arrival arrival, PayloadSink sink) {
            var id = new MessageId(UUID.randomUUID());
            var name = new PartName(PartRole.ATTACHMENT, "plan.pdf", "application/pdf");
            Part part = sink.keep(name, new ByteArrayInputStream(new byte[50_000]));
            return new OpenedWire(
                    id,
                    CaseId.openedBy(id),
                    new FamilyName("alert", "v1"),
                    SUDLAND,
                    POLICE,
                    Urgency.ROUTINE,
                    List.of(part),
                    "content",
                    "references",
                    Links.NONE,
                    arrival);
        }

        @Override
        public byte[] receiptFor(OpenedWire opened) {
            return opened.message().toString().getBytes(UTF_8);
        }
    }
}
