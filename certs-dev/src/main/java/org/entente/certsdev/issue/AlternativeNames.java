package org.entente.certsdev.issue;

import java.net.URI;
import java.util.List;

/** The names beside the subject's by which a certificate may be recognised (RFC 5280 §4.2.1.6). */
public record AlternativeNames(List<String> hosts, List<String> addresses, List<URI> identifiers) {
    private static final AlternativeNames NONE = new AlternativeNames(List.of(), List.of(), List.of());

    public AlternativeNames {
        hosts = List.copyOf(hosts);
        addresses = List.copyOf(addresses);
        identifiers = List.copyOf(identifiers);
    }

    public static AlternativeNames none() {
        return NONE;
    }

    public static AlternativeNames hosts(String... hosts) {
        return new AlternativeNames(List.of(hosts), List.of(), List.of());
    }

    public static AlternativeNames identifier(URI identifier) {
        return new AlternativeNames(List.of(), List.of(), List.of(identifier));
    }

    boolean isEmpty() {
        return equals(NONE);
    }
}
