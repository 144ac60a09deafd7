package org.entente.as4.message;

import java.io.InputStream;
import java.security.cert.X509Certificate;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.entente.core.arrival.Arrival;

/** A message at the AS4 door: who holds the other end of the TLS connection, and the bytes still in it. */
public final class As4Arrival implements Arrival {

    private final X509Certificate client;
    private final String contentType;
    private final InputStream body;
    private final AtomicReference<String> named = new AtomicReference<>("");

    public As4Arrival(X509Certificate client, String contentType, InputStream body) {
        this.client = client;
        this.contentType = contentType;
        this.body = body;
    }

    X509Certificate client() {
        return client;
    }

    String contentType() {
        return contentType;
    }

    InputStream body() {
        return body;
    }

    /** The ebMS message id as far as it could be read, for an error signal. */
    public Optional<String> wireId() {
        return Optional.ofNullable(named.get()).filter(id -> !id.isEmpty());
    }

    void isNamed(String wireId) {
        named.set(wireId);
    }

    @Override
    public String toString() {
        return "As4Arrival[" + named.get() + "]";
    }
}
