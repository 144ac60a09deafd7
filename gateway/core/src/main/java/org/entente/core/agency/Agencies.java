package org.entente.core.agency;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.entente.core.message.Desk;

/** Answers who is calling, by client certificate, and which agency sits at a desk. */
public final class Agencies {

    private final Map<String, Agency> byCertificate = new HashMap<>();
    private final Map<Desk, Agency> byDesk = new HashMap<>();

    public Agencies(List<Agency> agencies) {
        for (Agency agency : agencies) {
            if (byDesk.put(agency.desk(), agency) != null) {
                throw new IllegalArgumentException("Two agencies sit at " + agency.desk());
            }
            for (String certificate : agency.certificates()) {
                if (byCertificate.put(certificate, agency) != null) {
                    throw new IllegalArgumentException("Two agencies hold certificate " + certificate);
                }
            }
        }
    }

    /** Takes the SHA-256 fingerprint of a certificate that TLS has verified. */
    public Optional<Agency> identify(String certificateSha256) {
        return Optional.ofNullable(byCertificate.get(certificateSha256));
    }

    public Optional<Agency> at(Desk desk) {
        return Optional.ofNullable(byDesk.get(desk));
    }

    public List<Agency> all() {
        return List.copyOf(byDesk.values());
    }
}
