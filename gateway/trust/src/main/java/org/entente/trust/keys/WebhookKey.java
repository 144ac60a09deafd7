package org.entente.trust.keys;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;

/**
 * Signs what the node tells its agencies' systems, as Standard Webhooks 1.0 does with asymmetric keys ({@code v1a}).
 *
 * <p>An Ed25519 key of its own, in {@code webhook.p12}, made on first start; it signs nothing between States.
 */
public final class WebhookKey {

    private final Ed25519PrivateKeyParameters key;

    private WebhookKey(Ed25519PrivateKeyParameters key) {
        this.key = key;
    }

    /** Opens the key in a folder that holds {@code passphrase}; makes it where there is none. */
    public static WebhookKey in(Path folder) {
        byte[] seed =
                SecretFile.openOrMake(folder, "webhook", new SecureRandom()).getEncoded();
        return new WebhookKey(new Ed25519PrivateKeyParameters(seed, 0));
    }

    /** What agencies verify with: {@code whpk_} and the 32 bytes in base64. */
    public String publicKey() {
        return "whpk_"
                + Base64.getEncoder().encodeToString(key.generatePublicKey().getEncoded());
    }

    /** The value of {@code webhook-signature}: over {@code id.timestamp.body}, the time in whole seconds. */
    public String sign(String id, Instant at, byte[] body) {
        byte[] head = (id + "." + at.getEpochSecond() + ".").getBytes(StandardCharsets.UTF_8);
        var signer = new Ed25519Signer();
        signer.init(true, key);
        signer.update(head, 0, head.length);
        signer.update(body, 0, body.length);
        return "v1a," + Base64.getEncoder().encodeToString(signer.generateSignature());
    }

    @Override
    public String toString() {
        return "WebhookKey[" + publicKey() + "]";
    }
}
