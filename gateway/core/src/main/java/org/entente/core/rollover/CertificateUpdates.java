package org.entente.core.rollover;

import java.util.List;
import java.util.Optional;
import org.entente.core.ledger.Way;
import org.entente.core.message.StateCode;

/** Keeps updates of certificates, for all nodes of a State. */
public interface CertificateUpdates {

    /** Whether it is new; one that is known already stays as it stands, for it was sent again. */
    boolean add(CertificateUpdate update);

    /** The newest first, at most as many. */
    List<CertificateUpdate> list(int most);

    Optional<CertificateUpdate> find(Way way, StateCode partner, String id);

    /**
     * Puts {@code next} in the place of {@code before}.
     *
     * @return false where it stands elsewhere by now: another node was first
     */
    boolean move(CertificateUpdate before, CertificateUpdate next);
}
