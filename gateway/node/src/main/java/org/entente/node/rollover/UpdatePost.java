package org.entente.node.rollover;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.entente.as4.agreement.Agreements;
import org.entente.as4.update.UpdateAction;
import org.entente.as4.update.UpdateAnswer;
import org.entente.as4.update.UpdateRequest.Replacement;
import org.entente.as4.update.UpdateWriter;
import org.entente.core.failure.GatewayFailure;
import org.entente.core.ledger.Way;
import org.entente.core.message.StateCode;
import org.entente.core.rollover.CertificateUpdate;
import org.entente.core.rollover.UpdateStage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries announcements and answers to partners, again and again until they are receipted.
 *
 * <p>Confirms an announcement once the certificates that it brought count here, which two people bring about and
 * nothing else does.
 */
public final class UpdatePost {

    private static final Logger LOG = LoggerFactory.getLogger(UpdatePost.class);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

    private final Agreements agreements;
    private final UpdateBook book;
    private final Line line;
    private final Map<String, Instant> tried = new HashMap<>();

    public UpdatePost(Agreements agreements, UpdateBook book, Line line) {
        this.agreements = agreements;
        this.book = book;
        this.line = line;
    }

    /** The line to partners' gateways. */
    @FunctionalInterface
    public interface Line {
        /** Returns when the gateway has it; throws {@link GatewayFailure}. */
        void send(StateCode partner, UpdateAction action, String document);
    }

    /** To be called again and again, by one thread. */
    public void look() {
        for (CertificateUpdate update : book.all()) {
            if (update.stage() == UpdateStage.RECEIVED && counts(update)) {
                book.move(update, UpdateStage.ACCEPTED, "");
            }
        }
        List<CertificateUpdate> owed =
                book.all().stream().filter(one -> one.stage().isOwed()).toList();
        tried.keySet().retainAll(owed.stream().map(UpdatePost::key).toList());
        owed.stream().filter(this::isDue).forEach(this::send);
    }

    private boolean counts(CertificateUpdate update) {
        return agreements.with(update.partner()).stream()
                .anyMatch(peer -> peer.certificates()
                        .leaves()
                        .containsAll(book.request(update).replacements().stream()
                                .map(Replacement::next)
                                .toList()));
    }

    /** The pause is as long as it has waited already, up to five minutes. */
    private boolean isDue(CertificateUpdate update) {
        Optional<Instant> last = Optional.ofNullable(tried.get(key(update)));
        return last.map(time -> {
                    Duration waited = Duration.between(update.changed(), time);
                    Duration pause = waited.compareTo(LONGEST_PAUSE) < 0 ? waited : LONGEST_PAUSE;
                    return !book.now().isBefore(time.plus(pause));
                })
                .orElse(true);
    }

    private void send(CertificateUpdate update) {
        tried.put(key(update), book.now());
        try {
            line.send(update.partner(), action(update), document(update));
        } catch (GatewayFailure failed) {
            LOG.info(
                    "trust update={} partner={} stage={} {}: {}",
                    update.id(),
                    update.partner(),
                    update.stage(),
                    failed.code(),
                    failed.detail());
            return;
        }
        book.move(update, after(update.stage()), update.note());
    }

    private static UpdateAction action(CertificateUpdate update) {
        return switch (update.stage()) {
            case ACCEPTED -> UpdateAction.CONFIRMATION;
            case TURNED_DOWN -> UpdateAction.REJECTION;
            case WAITING, SENT, RECEIVED, CONFIRMED, REJECTED -> UpdateAction.REQUEST;
        };
    }

    private static UpdateStage after(UpdateStage owed) {
        return switch (owed) {
            case ACCEPTED -> UpdateStage.CONFIRMED;
            case TURNED_DOWN -> UpdateStage.REJECTED;
            case WAITING, SENT, RECEIVED, CONFIRMED, REJECTED -> UpdateStage.SENT;
        };
    }

    /** An answer is the same however often it is sent. */
    private String document(CertificateUpdate update) {
        if (update.way() == Way.OUTBOUND) {
            return update.request();
        }
        String named = update.partner() + " " + update.id() + " " + update.stage();
        return UpdateWriter.write(new UpdateAnswer(
                UUID.nameUUIDFromBytes(named.getBytes(StandardCharsets.UTF_8)).toString(),
                update.id(),
                update.changed(),
                book.request(update).agreement(),
                Optional.of(update.note()).filter(why -> update.stage() == UpdateStage.TURNED_DOWN)));
    }

    private static String key(CertificateUpdate update) {
        return update.way() + " " + update.partner() + " " + update.id();
    }
}
