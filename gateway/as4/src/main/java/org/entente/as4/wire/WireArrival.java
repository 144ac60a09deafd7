package org.entente.as4.wire;

import java.io.InputStream;
import java.security.cert.X509Certificate;
import org.entente.core.arrival.Arrival;

/** A request at the AS4 door: who holds the TLS connection, and the body not yet read. */
final class WireArrival implements Arrival {

    private final X509Certificate tlsClient;
    private final String contentType;
    private final InputStream body;
    private String wireId = "";

    WireArrival(X509Certificate tlsClient, String contentType, InputStream body) {
        this.tlsClient = tlsClient;
        this.contentType = contentType;
        this.body = body;
    }

    X509Certificate tlsClient() {
        return tlsClient;
    }

    String contentType() {
        return contentType;
    }

    InputStream body() {
        return body;
    }

    /** The ebMS id once it has been read, so that an error can refer to it. */
    void named(String id) {
        wireId = id;
    }

    String wireId() {
        return wireId;
    }

    @Override
    public String toString() {
        return "WireArrival[" + wireId + "]";
    }
}
