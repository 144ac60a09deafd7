package org.entente.certsdev.answers;

import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.entente.certsdev.issue.Credential;
import org.entente.certsdev.issue.PlayPkiFault;

/** Signs answers with P-256, as all authorities of the play world do. */
final class PlaySigner {

    private static final String ALGORITHM = "SHA256withECDSA";

    private PlaySigner() {}

    static ContentSigner of(Credential credential) {
        try {
            return new JcaContentSignerBuilder(ALGORITHM).build(credential.privateKey());
        } catch (OperatorCreationException unfit) {
            throw new PlayPkiFault("This key cannot sign an answer: " + credential, unfit);
        }
    }
}
