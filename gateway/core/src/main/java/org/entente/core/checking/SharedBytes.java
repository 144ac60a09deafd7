package org.entente.core.checking;

import org.entente.core.content.Digest;

/** A serialised shared message with its digest. */
public record SharedBytes(byte[] bytes, Digest digest) {

    public static SharedBytes of(byte[] bytes) {
        return new SharedBytes(bytes, Digest.of(bytes));
    }

    @Override
    public String toString() {
        return "SharedBytes[" + digest + "]";
    }
}
