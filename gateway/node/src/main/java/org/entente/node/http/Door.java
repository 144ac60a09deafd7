package org.entente.node.http;

import java.util.List;
import javax.net.ssl.SSLContext;

/**
 * One listening port with one purpose.
 *
 * @param port 0 lets the system choose; see {@link NodeServer#port}
 * @param needsClientCertificate whether TLS refuses a caller without a certificate that {@code tls} trusts
 */
public record Door(
        String name,
        String host,
        int port,
        SSLContext tls,
        boolean needsClientCertificate,
        List<ServletMapping> servlets) {

    public Door {
        servlets = List.copyOf(servlets);
    }

    @Override
    public String toString() {
        return "Door[" + name + ", " + host + ":" + port + "]";
    }
}
