package org.entente.store.ledger;

import org.entente.core.rollover.CertificateUpdates;
import org.entente.core.rollover.CertificateUpdatesContract;
import org.entente.store.database.OneDatabase;

class SqlCertificateUpdatesTest implements CertificateUpdatesContract {

    private final CertificateUpdates updates = new SqlCertificateUpdates(OneDatabase.connected());

    @Override
    public CertificateUpdates updates() {
        return updates;
    }
}
