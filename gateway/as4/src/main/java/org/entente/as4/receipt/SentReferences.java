package org.entente.as4.receipt;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.entente.as4.signature.SignedReference;
import org.entente.core.content.Digest;

/** What was signed of a message, as text that the ledger keeps until its receipt comes: a digest and a name a line. */
public final class SentReferences {

    private SentReferences() {}

    public static byte[] write(List<SignedReference> references) {
        return references.stream()
                .map(reference -> reference.digest().hex() + " " + reference.uri() + "\n")
                .collect(Collectors.joining())
                .getBytes(StandardCharsets.UTF_8);
    }

    public static List<SignedReference> read(byte[] text) {
        return new String(text, StandardCharsets.UTF_8)
                .lines()
                .map(line -> line.split(" ", 2))
                .map(words -> new SignedReference(words[1], new Digest(words[0]), ""))
                .toList();
    }
}
