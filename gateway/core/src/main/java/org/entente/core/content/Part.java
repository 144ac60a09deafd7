package org.entente.core.content;

/** One stored part: what it is, how large in bytes, its digest in plain text, and where it lies encrypted. */
public record Part(PartRole role, String name, String mediaType, long size, Digest digest, Locator locator) {

    @Override
    public String toString() {
        return "Part[" + role + ", " + size + " bytes]";
    }
}
