package org.entente.store.content;

import java.security.SecureRandom;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.entente.core.content.ContentKey;
import org.entente.core.content.Digest;
import org.entente.core.content.KeyVault;
import org.entente.core.message.Desk;

/** Keys that lie open: wrapping is the business of another room. */
public final class OpenVault implements KeyVault {

    private final String name;

    public OpenVault() {
        this("");
    }

    /** Whose marks differ from those of vaults with other names. */
    public OpenVault(String name) {
        this.name = name;
    }

    @Override
    public ContentKey newKey() {
        byte[] key = new byte[32];
        new SecureRandom().nextBytes(key);
        return new ContentKey(key);
    }

    @Override
    public ContentKey ownedBy(Desk agency, ContentKey key) {
        return key;
    }

    @Override
    public SecretKey unwrap(ContentKey key) {
        return new SecretKeySpec(Digest.of(key.wrapped()).bytes(), "AES");
    }

    @Override
    public byte[] mark(String purpose, String text) {
        return Digest.of((name + purpose + "/" + text).getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .bytes();
    }
}
