package org.entente.core.checking;

import java.util.List;
import org.entente.core.failure.Finding;
import org.entente.core.language.SharedMessage;

/** What the shared language asks of a message beyond its schema: rules, code lists, elements to be understood. */
public interface LanguageCheck {

    /** Everything that was found, rejections and deviations, in the order in which it was found; bounded. */
    List<Finding> findings(SharedMessage message);
}
