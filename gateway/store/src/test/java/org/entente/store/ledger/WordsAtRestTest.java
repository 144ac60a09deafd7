package org.entente.store.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.entente.core.content.ContentKey;
import org.entente.core.content.Digest;
import org.entente.core.content.Locator;
import org.entente.core.content.Part;
import org.entente.core.content.PartRole;
import org.entente.core.failure.FailureCode;
import org.entente.core.ledger.Fact;
import org.entente.core.ledger.Ledger.NumberedNotice;
import org.entente.core.ledger.LedgerEntry;
import org.entente.core.ledger.LedgerEntry.AgencyKey;
import org.entente.core.ledger.Move;
import org.entente.core.ledger.Notice;
import org.entente.core.ledger.Stage;
import org.entente.core.ledger.Step;
import org.entente.core.ledger.Way;
import org.entente.core.message.StateCode;
import org.entente.store.content.OpenVault;
import org.entente.store.content.SealedWords;
import org.entente.store.database.Database;
import org.entente.store.database.OneDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WordsAtRestTest {

    private static final StateCode PARTNER = new StateCode("QX");
    private static final List<String> TABLES = List.of("message", "part", "fact", "notice", "audit");

    private final Database database = OneDatabase.connected();
    private final OpenVault vault = new OpenVault();
    private final String marker = "MARKER" + UUID.randomUUID();
    private final SqlLedger ledger = new SqlLedger(
            database, "words-" + marker, vault, Clock.fixed(AMessage.NOON, ZoneOffset.UTC), Duration.ofSeconds(10));

    @AfterEach
    void close() {
        ledger.close();
    }

    @Test
    void keepsNoWordOfAnAgencyOrAPartnerReadable() {
        LedgerEntry entry = refused();

        List<String> rows = rows();

        assertThat(rows).anyMatch(row -> row.contains(entry.id().toString()));
        assertThat(rows).noneMatch(row -> row.contains(marker));
        assertThat(rows).noneMatch(row -> row.contains(HexFormat.of().formatHex(marker.getBytes(UTF_8))));
    }

    @Test
    void readsEveryWordAgain() {
        LedgerEntry entry = refused();

        LedgerEntry found = ledger.find(Way.OUTBOUND, entry.id()).orElseThrow();

        assertThat(found.agencyKey()).isEqualTo(entry.agencyKey());
        assertThat(found.parts()).extracting(Part::name).containsExactly("plan of " + marker + ".pdf");
        assertThat(found.parts()).extracting(Part::mediaType).containsExactly("application/" + marker);
        assertThat(ledger.timeline(Way.OUTBOUND, entry.id()))
                .extracting(Fact::detail)
                .containsExactly("", "Where " + marker + " stands");
        assertThat(ledger.notices(PARTNER, 10_000))
                .extracting(NumberedNotice::notice)
                .filteredOn(notice -> notice.message().equals(entry.id()))
                .extracting(Notice::explanation)
                .containsExactly("Because of " + marker);
    }

    @Test
    void findsTheEarlierMessageByItsMarkAlone() {
        LedgerEntry entry = refused();
        LedgerEntry again = named(entry.agencyKey());

        var answer = ledger.accept(again, List.of());

        assertThat(answer.isNew()).isFalse();
        assertThat(answer.entry().id()).isEqualTo(entry.id());
    }

    @Test
    void goesOnReadingWhereALabelWasAltered() {
        LedgerEntry entry = refused();
        database.durably(connection -> {
            try (PreparedStatement update = connection.prepareStatement(
                    "update part set label = set_byte(label, 9, 255 - get_byte(label, 9)) where id = ?")) {
                return Changes.fill(update, entry.id().value()).executeUpdate();
            }
        });

        LedgerEntry found = ledger.find(Way.OUTBOUND, entry.id()).orElseThrow();

        assertThat(found.parts()).extracting(Part::name).containsExactly(SealedWords.DAMAGED);
        assertThat(found.parts()).extracting(Part::mediaType).containsExactly("application/octet-stream");
    }

    private LedgerEntry refused() {
        LedgerEntry entry = named(Optional.of(new AgencyKey("key-" + marker, "fingerprint")));
        ledger.accept(entry, List.of(Fact.of(AMessage.NOON, Step.SUBMITTED)));
        ledger.move(Move.of(
                        entry,
                        Stage.REFUSED,
                        Fact.because(
                                AMessage.NOON,
                                Step.REFUSED,
                                FailureCode.NATIONAL_SCHEMA,
                                "Where " + marker + " stands"))
                .telling(new Notice(
                        PARTNER,
                        entry.id(),
                        Notice.Outcome.REFUSED,
                        AMessage.NOON,
                        "NATIONAL_SCHEMA",
                        "Because of " + marker)));
        return entry;
    }

    private LedgerEntry named(Optional<AgencyKey> agencyKey) {
        ContentKey key = vault.newKey();
        var part = new Part(
                PartRole.ATTACHMENT,
                "plan of " + marker + ".pdf",
                "application/" + marker,
                3,
                Digest.of(new byte[] {1, 2, 3}),
                new Locator.Inline(new byte[] {4, 5, 6}));
        return AMessage.submitted(key, agencyKey, List.of(part));
    }

    /** Every row of every table, as the database itself writes it out. */
    private List<String> rows() {
        return database.quickly(connection -> {
            List<String> found = new ArrayList<>();
            for (String table : TABLES) {
                try (PreparedStatement query =
                                connection.prepareStatement("select each::text from " + table + " each");
                        ResultSet row = query.executeQuery()) {
                    while (row.next()) {
                        found.add(row.getString(1));
                    }
                }
            }
            return found;
        });
    }
}
