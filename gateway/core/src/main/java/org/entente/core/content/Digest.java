package org.entente.core.content;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** A SHA-256 digest in lower-case hexadecimal. */
public record Digest(String hex) {

    private static final Pattern SHAPE = Pattern.compile("[0-9a-f]{64}");

    public Digest {
        if (!SHAPE.matcher(hex).matches()) {
            throw new IllegalArgumentException("A digest is 64 lower-case hexadecimal digits");
        }
    }

    public static Digest of(byte[] bytes) {
        return ofFinished(newSha256().digest(bytes));
    }

    /** Takes the finished output of a SHA-256 computation. */
    public static Digest ofFinished(byte[] sha256) {
        return new Digest(HexFormat.of().formatHex(sha256));
    }

    public static MessageDigest newSha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }

    public byte[] bytes() {
        return HexFormat.of().parseHex(hex);
    }

    @Override
    public String toString() {
        return hex;
    }
}
