package org.entente.store.ledger;

import java.security.SecureRandom;
import java.util.Optional;
import org.entente.core.content.ContentKey;
import org.entente.core.content.Digest;
import org.entente.core.content.KeyVault;
import org.entente.core.content.Part;
import org.entente.core.failure.PermanentFault;
import org.entente.core.ledger.LedgerEntry.AgencyKey;
import org.entente.core.message.Desk;
import org.entente.store.content.SealedWords;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the words of agencies and partners out of the columns: sealed where they are read again, else marked. */
final class Words {

    private static final Logger LOG = LoggerFactory.getLogger(Words.class);

    private final KeyVault vault;
    private final SecureRandom random;

    Words(KeyVault vault, SecureRandom random) {
        this.vault = vault;
        this.random = random;
    }

    /** What a part is called. */
    record Label(String name, String mediaType) {
        @Override
        public String toString() {
            return "Label[redacted]";
        }
    }

    Of of(ContentKey key) {
        return new Of(new SealedWords(vault, random, key));
    }

    /** An agency's idempotency key, as it is found; two agencies may choose the same one. */
    byte[] mark(Desk agency, String key) {
        return vault.mark("agency-key", agency.state().value() + "/" + agency.authority() + "/" + key);
    }

    /** The words of one message; for one thread. */
    static final class Of {

        private final SealedWords words;

        private Of(SealedWords words) {
            this.words = words;
        }

        byte[] label(Part part) {
            return words.seal(labelOf(part.digest()), part.name().length() + ":" + part.name() + part.mediaType());
        }

        Label label(Digest part, byte[] sealed) {
            String both = words.open(labelOf(part), sealed);
            int colon = both.indexOf(':');
            if (colon < 0) {
                return new Label(SealedWords.DAMAGED, "application/octet-stream");
            }
            int begin = colon + 1;
            int end = begin + Integer.parseInt(both.substring(0, colon));
            return new Label(both.substring(begin, end), both.substring(end));
        }

        /** One part's label does not open as another's. */
        private static String labelOf(Digest part) {
            return "label of " + part;
        }

        byte @Nullable [] agencyKey(Optional<AgencyKey> key) {
            return key.map(given -> words.seal("agency-key", given.key())).orElse(null);
        }

        String agencyKey(byte[] sealed) {
            return words.open("agency-key", sealed);
        }

        /** Nothing where there is nothing to say, or where the message's key is lost: the code still says why. */
        byte @Nullable [] sentence(String text) {
            if (text.isEmpty()) {
                return null;
            }
            try {
                return words.seal("sentence", text);
            } catch (PermanentFault keyIsLost) {
                LOG.error("A sentence is not kept: {}", keyIsLost.code());
                return null;
            }
        }

        String sentence(byte @Nullable [] sealed) {
            return sealed == null ? "" : words.open("sentence", sealed);
        }
    }
}
