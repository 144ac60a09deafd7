package org.entente.core.memory;

import org.entente.core.rollover.CertificateUpdates;
import org.entente.core.rollover.CertificateUpdatesContract;

class InMemoryCertificateUpdatesTest implements CertificateUpdatesContract {

    private final CertificateUpdates updates = new InMemoryCertificateUpdates();

    @Override
    public CertificateUpdates updates() {
        return updates;
    }
}
