package org.entente.core.directory;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.entente.core.approval.Signatures;
import org.entente.core.content.Digest;

/**
 * One version as it lies at hand: exactly the bytes that were signed, what they say, and the signatures beside them.
 *
 * @param signatures detached CMS (RFC 5652), by the name of the file
 */
public record SignedDirectory(byte[] bytes, DirectoryDocument document, Map<String, byte[]> signatures) {

    public SignedDirectory {
        signatures = new LinkedHashMap<>(signatures);
    }

    public Digest digest() {
        return Digest.of(bytes);
    }

    public long version() {
        return document.version();
    }

    /** The certificates whose keys signed these bytes, by the name of the file; empty where the signature is none. */
    public Map<String, Optional<Digest>> signers(Signatures check) {
        var found = new LinkedHashMap<String, Optional<Digest>>();
        signatures.forEach((name, signature) -> found.put(name, check.signer(bytes, signature)));
        return found;
    }

    Set<Digest> signed(Signatures check) {
        return signers(check).values().stream().flatMap(Optional::stream).collect(Collectors.toSet());
    }

    @Override
    public String toString() {
        return "SignedDirectory[" + version() + " " + digest() + "]";
    }
}
