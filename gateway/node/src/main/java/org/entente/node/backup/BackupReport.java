package org.entente.node.backup;

import java.time.Instant;
import org.entente.store.backup.Manifest;

/**
 * What a person is told of a backup.
 *
 * @param node the name of the node that took it
 * @param begun what happened later may be missing from it
 * @param files how many it consists of
 * @param hasKeys whether the keys are in it, closed with a passphrase
 */
public record BackupReport(String node, Instant begun, Instant ended, int files, boolean hasKeys) {

    static BackupReport of(Manifest manifest) {
        return new BackupReport(
                manifest.node(),
                manifest.begun(),
                manifest.ended(),
                manifest.files().size(),
                manifest.hasKeys());
    }
}
