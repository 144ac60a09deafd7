package org.entente.core.content;

import javax.crypto.SecretKey;

/** Holds the node key and never shows it: makes message keys, wraps and unwraps them. */
public interface KeyVault {

    /** A new AES-256 key, known only wrapped. */
    ContentKey newKey();

    /** The message key itself, for the content store only. */
    SecretKey unwrap(ContentKey key);

    /**
     * A digest that nobody can work out without the node key: what a text is found by where it must not be read.
     *
     * @param purpose texts of one purpose cannot be found by the marks of another
     */
    byte[] mark(String purpose, String text);
}
