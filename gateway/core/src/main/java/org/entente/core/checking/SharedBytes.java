package org.entente.core.checking;

import org.entente.core.content.Digest;

/** A serialised shared message with its own digest: nobody can pair the one with another's. */
public final class SharedBytes {

    private final byte[] bytes;
    private final Digest digest;

    private SharedBytes(byte[] bytes) {
        this.bytes = bytes;
        this.digest = Digest.of(bytes);
    }

    public static SharedBytes of(byte[] bytes) {
        return new SharedBytes(bytes.clone());
    }

    public byte[] bytes() {
        return bytes.clone();
    }

    public Digest digest() {
        return digest;
    }

    @Override
    public String toString() {
        return "SharedBytes[" + digest + "]";
    }
}
