package org.entente.core.content;

import javax.crypto.SecretKey;
import org.entente.core.message.Desk;

/** Holds the node key and never shows it: makes message keys, wraps and unwraps them. */
public interface KeyVault {

    /** A new AES-256 key, known only wrapped. */
    ContentKey newKey();

    /** The same key, wrapped for one agency of this State: no other agency's key opens it. */
    ContentKey ownedBy(Desk agency, ContentKey key);

    /** The message key itself, for the content store only. */
    SecretKey unwrap(ContentKey key);

    /**
     * A digest that nobody can work out without the node key: what a text is found by where it must not be read.
     *
     * @param purpose texts of one purpose cannot be found by the marks of another
     */
    byte[] mark(String purpose, String text);
}
