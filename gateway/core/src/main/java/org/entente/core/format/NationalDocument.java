package org.entente.core.format;

/** A document in a national format, byte for byte. */
public record NationalDocument(String mediaType, byte[] bytes) {

    @Override
    public String toString() {
        return "NationalDocument[" + mediaType + ", " + bytes.length + " bytes]";
    }
}
