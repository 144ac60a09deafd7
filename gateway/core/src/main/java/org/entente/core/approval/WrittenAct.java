package org.entente.core.approval;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import org.entente.core.content.Digest;

/**
 * An act as it is kept: the text that a person saw, and that person's signature over it.
 *
 * @param signature a detached CMS signature (RFC 5652) that brings its certificate; empty for the node's first act
 */
public record WrittenAct(String text, byte[] signature) {

    /** Text and signature together: what the next act is bound to. */
    public Digest digest() {
        MessageDigest both = Digest.newSha256();
        both.update(Digest.of(text.getBytes(UTF_8)).bytes());
        both.update(Digest.of(signature).bytes());
        return Digest.ofFinished(both.digest());
    }

    /** Throws {@link IllegalArgumentException} where the text is no act. */
    public TrustAct act() {
        return TrustAct.parse(text);
    }

    public byte[] bytes() {
        return text.getBytes(UTF_8);
    }

    @Override
    public String toString() {
        return "WrittenAct[" + digest() + "]";
    }
}
