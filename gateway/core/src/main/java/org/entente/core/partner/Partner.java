package org.entente.core.partner;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.entente.core.message.AuthorityKind;
import org.entente.core.message.Lane;
import org.entente.core.message.StateCode;

/**
 * Another State as the agreement with it says: where its gateway is, its algorithms, its desks, how messages travel.
 *
 * @param endpoint where its gateway takes messages; nothing is sent there in a lane that it fetches
 * @param cipher hides payloads in both directions, and no other does
 * @param desks the partner's desks with the family names each is competent for
 */
public record Partner(
        StateCode state,
        String name,
        URI endpoint,
        String agreement,
        Suite suite,
        Cipher cipher,
        Map<AuthorityKind, Set<String>> desks,
        Terms terms) {

    public Partner {
        desks = Map.copyOf(desks);
        if (!suite.ciphers().contains(cipher)) {
            throw new IllegalArgumentException(suite + " has no " + cipher);
        }
    }

    /** With the cipher that is usual under the suite. */
    public Partner(
            StateCode state,
            String name,
            URI endpoint,
            String agreement,
            Suite suite,
            Map<AuthorityKind, Set<String>> desks,
            Terms terms) {
        this(state, name, endpoint, agreement, suite, suite.usual(), desks, terms);
    }

    /** With the plain terms: any family is pushed in both lanes, with one back-off. */
    public Partner(
            StateCode state,
            String name,
            URI endpoint,
            String agreement,
            Suite suite,
            Retry retry,
            Map<AuthorityKind, Set<String>> desks) {
        this(state, name, endpoint, agreement, suite, desks, Terms.plain(retry, retry));
    }

    public Retry retry(Lane lane) {
        return terms.in(lane).retry();
    }

    /** The algorithm suites of the eDelivery AS4 profiles. */
    public enum Suite {
        /** eDelivery AS4 2.0: Ed25519, X25519 with HKDF, AES-128-GCM. */
        EDELIVERY_2,
        /** eDelivery AS4 2.0 with the NIST curve: ECDSA and ECDH-ES over P-256, HKDF, AES-128-GCM. */
        EDELIVERY_2_P256,
        /** eDelivery AS4 1.x: RSA-SHA256, RSA-OAEP with SHA-256, AES-GCM with the key length that was agreed. */
        EDELIVERY_1_RSA;

        /** What may be agreed; the usual one first. */
        public List<Cipher> ciphers() {
            return switch (this) {
                case EDELIVERY_2, EDELIVERY_2_P256 -> List.of(Cipher.AES_128_GCM);
                case EDELIVERY_1_RSA -> List.of(Cipher.AES_256_GCM, Cipher.AES_128_GCM);
            };
        }

        /** What holds where an agreement does not name a cipher: the strongest that the suite has. */
        public Cipher usual() {
            return ciphers().getFirst();
        }
    }

    /** What hides payloads. */
    public enum Cipher {
        AES_128_GCM(16),
        AES_256_GCM(32);

        private final int keyBytes;

        Cipher(int keyBytes) {
            this.keyBytes = keyBytes;
        }

        public int keyBytes() {
            return keyBytes;
        }
    }

    /** Back-off between tries: first pause, doubled each time, up to the longest. */
    public record Retry(Duration first, Duration longest) {
        public Duration pauseAfter(int attempts) {
            int doublings = Math.min(Math.max(attempts - 1, 0), 20);
            Duration pause = first.multipliedBy(1L << doublings);
            return pause.compareTo(longest) > 0 ? longest : pause;
        }
    }
}
