package org.entente.core.approval;

import java.util.List;
import org.entente.core.failure.Refused;

/** The acts of one State, kept for ever in the order of their numbers. */
public interface TrustActs {

    List<WrittenAct> all();

    /** Keeps one more; throws {@link Refused} where somebody else's act has taken its number. */
    void append(WrittenAct act);
}
