package org.entente.node.directory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.security.cert.CertificateEncodingException;
import java.time.Clock;
import java.util.List;
import org.entente.certsdev.ClientFiles;
import org.entente.certsdev.PlayAgency;
import org.entente.certsdev.PlayPki;
import org.entente.certsdev.PlayState;
import org.entente.certsdev.StateKeys;
import org.entente.certsdev.issue.Credential;
import org.entente.core.content.Digest;
import org.entente.trust.approval.CmsSignatures;

/** A person who signs directories with a key of its own. */
record ASigner(ClientFiles files) {

    private static final StateKeys KEYS = make();

    static ASigner anna() {
        return new ASigner(KEYS.client(PlayAgency.OPERATOR));
    }

    static ASigner boris() {
        return new ASigner(KEYS.client(PlayAgency.SECOND_OPERATOR));
    }

    static ASigner carla() {
        return new ASigner(KEYS.client(new PlayAgency("FIU")));
    }

    static ASigner dora() {
        return new ASigner(KEYS.client(new PlayAgency("POLICE")));
    }

    Digest bearer() {
        try {
            return Digest.of(credential().certificate().getEncoded());
        } catch (CertificateEncodingException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    byte[] signs(byte[] bytes) {
        Credential credential = credential();
        return new CmsSignatures().sign(credential.privateKey(), credential.certificate(), bytes);
    }

    private Credential credential() {
        return files.key().load();
    }

    private static StateKeys make() {
        try {
            Path home = Files.createTempDirectory("directory-tests");
            return PlayPki.in(home, Clock.systemUTC(), new SecureRandom())
                    .make(List.of(PlayState.of("QN", "Norland")))
                    .getFirst();
        } catch (IOException noFolder) {
            throw new UncheckedIOException(noFolder);
        }
    }
}
