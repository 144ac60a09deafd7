package org.entente.trust.seal;

/** A content key closed for one receiver, as it travels in an EncryptedKey. */
public sealed interface WrappedKey {

    byte[] wrapped();

    /**
     * By X25519 or ECDH over P-256, HKDF-SHA256 and AES-128 key wrap (eDelivery AS4 2.0).
     *
     * @param ephemeral the sender's one-time public key: SubjectPublicKeyInfo of X25519, or an uncompressed point of
     *     P-256 (SEC 1 §2.3.3)
     */
    record Agreed(byte[] ephemeral, byte[] salt, byte[] info, byte[] wrapped) implements WrappedKey {
        @Override
        public String toString() {
            return "Agreed[redacted]";
        }
    }

    /** By RSA-OAEP with SHA-256 and MGF1-SHA-256 (eDelivery AS4 1.x). */
    record Transported(byte[] wrapped) implements WrappedKey {
        @Override
        public String toString() {
            return "Transported[redacted]";
        }
    }
}
