package org.entente.node.config;

import java.nio.file.Path;

/**
 * Where the node's own keys lie, and the passphrase that opens them.
 *
 * @param passphraseFile mode 0600; one line
 */
public record TrustConfig(Path keysFolder, Path passphraseFile) {

    public TrustConfig {
        Required.present("trust.keys-folder", keysFolder);
        Required.present("trust.passphrase-file", passphraseFile);
    }
}
