package org.entente.integration.cutoff;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.entente.certsdev.PlayPki;
import org.entente.certsdev.PlayState;
import org.entente.certsdev.Purpose;
import org.entente.certsdev.StateKeys;
import org.entente.certsdev.answers.AnswerServer;
import org.entente.certsdev.answers.OcspResponder;
import org.entente.certsdev.answers.RevokedBook;
import org.entente.certsdev.issue.Authority;

/** The sending State's authorities and their OCSP responders, which anybody may ask. */
final class Authorities implements AutoCloseable {

    private static final Duration FRESH = Duration.ofMinutes(10);

    private final Clock clock = Clock.systemUTC();
    private final RevokedBook revoked = new RevokedBook();
    private final AnswerServer server;
    private final StateKeys keys;
    private final List<URI> responders;

    /** In the folder in which the States' keys lie, or will. */
    Authorities(Path home, PlayState sender, PlayState receiver) {
        PlayPki pki = PlayPki.in(home, clock, new SecureRandom());
        this.keys = pki.make(List.of(sender, receiver)).getFirst();
        try {
            this.server = AnswerServer.on(0);
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
        this.responders = List.of(
                serve("/gateways", pki.authorities(sender).gateways()),
                serve("/root", pki.authorities(sender).root()));
    }

    private URI serve(String path, Authority authority) {
        return server.serve(path, new OcspResponder(authority, authority.credential(), revoked, FRESH, clock)::answer);
    }

    List<URI> responders() {
        return responders;
    }

    /** Returns the moment. */
    Instant revoke(Purpose purpose) {
        X509Certificate certificate = keys.node(purpose).load().certificate();
        Instant now = clock.instant();
        revoked.revoke(certificate, now);
        return now;
    }

    @Override
    public void close() {
        server.close();
    }
}
