package org.entente.trust.keys;

import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Optional;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;
import org.entente.trust.keys.KeyStoreFile.OwnKey;
import org.entente.trust.path.UseBook.Place;
import org.entente.trust.seal.TokenKey;
import org.jspecify.annotations.Nullable;

/**
 * Shows the TLS certificate that the node has when a connection begins, so that a switch of keys closes no door.
 *
 * <p>An alias is the name of one certificate: a handshake that began before a switch ends with what it began with.
 */
final class LiveTlsKey extends X509ExtendedKeyManager {

    private final NodeKeys keys;

    LiveTlsKey(NodeKeys keys) {
        this.keys = keys;
    }

    @Override
    public @Nullable String chooseEngineClientAlias(
            String[] types, Principal @Nullable [] issuers, @Nullable SSLEngine engine) {
        return chosen(types, Place.TLS_CLIENT);
    }

    @Override
    public @Nullable String chooseEngineServerAlias(
            String type, Principal @Nullable [] issuers, @Nullable SSLEngine engine) {
        return chosen(new String[] {type}, Place.TLS_SERVER);
    }

    @Override
    public @Nullable String chooseClientAlias(String[] types, Principal @Nullable [] issuers, @Nullable Socket socket) {
        return chosen(types, Place.TLS_CLIENT);
    }

    @Override
    public @Nullable String chooseServerAlias(String type, Principal @Nullable [] issuers, @Nullable Socket socket) {
        return chosen(new String[] {type}, Place.TLS_SERVER);
    }

    @Override
    public String @Nullable [] getClientAliases(String type, Principal @Nullable [] issuers) {
        return aliases(type);
    }

    @Override
    public String @Nullable [] getServerAliases(String type, Principal @Nullable [] issuers) {
        return aliases(type);
    }

    @Override
    public X509Certificate @Nullable [] getCertificateChain(String alias) {
        return key(alias)
                .map(key -> key.chain().toArray(X509Certificate[]::new))
                .orElse(null);
    }

    @Override
    public @Nullable PrivateKey getPrivateKey(String alias) {
        return key(alias)
                .map(OwnKey::key)
                .map(key -> key instanceof TokenKey token ? token.handle() : key)
                .orElse(null);
    }

    private @Nullable String chosen(String[] types, Place place) {
        OwnKey now = keys.tls();
        if (!fits(now, types)) {
            return null;
        }
        keys.uses().note(place, now.certificate());
        return now.name();
    }

    private String @Nullable [] aliases(String type) {
        OwnKey now = keys.tls();
        return fits(now, new String[] {type}) ? new String[] {now.name()} : null;
    }

    private Optional<OwnKey> key(String alias) {
        return keys.tls(alias);
    }

    private static boolean fits(OwnKey key, String[] types) {
        return Arrays.asList(types).contains(key.certificate().getPublicKey().getAlgorithm());
    }
}
