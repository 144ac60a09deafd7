package org.entente.as4.message;

import org.entente.as4.agreement.Namespaces;
import org.entente.as4.update.UpdateAction;
import org.entente.core.message.Envelope.FamilyName;

/** Service and action of a user message (ebMS 3.0 Core §5.2.2.8 and §5.2.2.9). */
public record Collaboration(String service, String action) {

    /** The test message of ebMS 3.0 Core §5.2.2. */
    public static final Collaboration TEST = new Collaboration(Namespaces.TEST_SERVICE, Namespaces.TEST_ACTION);

    /** A message of agencies. */
    static Collaboration of(FamilyName family) {
        return new Collaboration(UserMessageWriter.SERVICE, family.toString());
    }

    /** What gateways say to each other of their certificates. */
    public static Collaboration of(UpdateAction action) {
        return new Collaboration(Namespaces.CERTIFICATE_UPDATE, action.word());
    }
}
