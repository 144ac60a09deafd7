package org.entente.store.cluster;

import java.util.List;
import java.util.Optional;
import org.entente.core.announcement.Announcement;
import org.entente.core.ledger.Way;
import org.entente.core.message.AuthorityKind;
import org.entente.core.message.Desk;
import org.entente.core.message.MessageId;
import org.entente.core.message.StateCode;

/** An announcement in one line of text, so that no class of ours is deserialised; what does not fit is passed over. */
final class Wording {

    private Wording() {}

    static String write(Announcement moved) {
        return String.join(
                " ",
                moved.way().name(),
                moved.message().toString(),
                moved.desk().state().value(),
                moved.desk().authority().name());
    }

    static Optional<Announcement> read(String line) {
        List<String> words = List.of(line.split(" ", 5));
        if (words.size() != 4) {
            return Optional.empty();
        }
        try {
            Way way = Way.valueOf(words.get(0));
            var desk = new Desk(new StateCode(words.get(2)), AuthorityKind.valueOf(words.get(3)));
            return MessageId.parse(words.get(1)).map(id -> new Announcement(way, id, desk));
        } catch (IllegalArgumentException foreign) {
            return Optional.empty();
        }
    }
}
