package org.entente.store.content;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Optional;
import javax.crypto.SecretKey;
import org.entente.core.content.ContentKey;
import org.entente.core.content.KeyVault;
import org.entente.core.failure.PermanentFault;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The short texts of one message, sealed under the message's own key for a column of the ledger, and opened again.
 *
 * <p>The key is unwrapped once, when the first text needs it. It does not hide how long a text is. Texts are told to
 * people and decide nothing: those that do not verify read as {@link #DAMAGED}, so that one damaged row stops neither
 * the message nor the lists that it stands in.
 */
public final class SealedWords {

    /** What stands where a text was altered or its key is lost. */
    public static final String DAMAGED = "(damaged)";

    private static final Logger LOG = LoggerFactory.getLogger(SealedWords.class);

    private final KeyVault vault;
    private final SecureRandom random;
    private final ContentKey key;
    private Optional<SecretKey> unwrapped = Optional.empty();

    public SealedWords(KeyVault vault, SecureRandom random, ContentKey key) {
        this.vault = vault;
        this.random = random;
        this.key = key;
    }

    /** Seals a text; it opens only under the same {@code place}. */
    public byte[] seal(String place, String text) {
        try {
            return Sealing.fresh(secret(), "words " + place, random).seal(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException impossible) {
            throw new IllegalStateException("A text cannot be sealed", impossible);
        }
    }

    public String open(String place, byte[] sealed) {
        try {
            var in = new ByteArrayInputStream(sealed);
            byte[] plain = Sealing.of(secret(), "words " + place, in).open(0, true, in.readAllBytes());
            return new String(plain, StandardCharsets.UTF_8);
        } catch (IOException | PermanentFault notGenuine) {
            LOG.error("A sealed {} does not verify", place);
            return DAMAGED;
        }
    }

    private SecretKey secret() {
        SecretKey secret = unwrapped.orElseGet(() -> vault.unwrap(key));
        unwrapped = Optional.of(secret);
        return secret;
    }

    @Override
    public String toString() {
        return "SealedWords[redacted]";
    }
}
