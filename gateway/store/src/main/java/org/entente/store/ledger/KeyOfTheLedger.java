package org.entente.store.ledger;

import java.security.MessageDigest;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import org.entente.core.content.KeyVault;
import org.entente.core.failure.FailureCode;
import org.entente.core.failure.PermanentFault;
import org.entente.store.database.Database;

/**
 * That all nodes of a State close contents under one key: a second node with a key of its own would take messages that
 * no other node can open.
 */
public final class KeyOfTheLedger {

    private static final String PURPOSE = "ledger";

    private KeyOfTheLedger() {}

    /**
     * Marks a new ledger with the key of the node that came first.
     *
     * @throws PermanentFault BROKEN where this node has another key than the one that the ledger is written under
     */
    public static void require(Database database, KeyVault vault) {
        byte[] own = vault.mark(PURPOSE, PURPOSE);
        byte[] first = database.durably(connection -> {
            try (PreparedStatement insert =
                    connection.prepareStatement("insert into node_key (mark) values (?) on conflict do nothing")) {
                Changes.fill(insert, (Object) own).executeUpdate();
            }
            try (PreparedStatement query = connection.prepareStatement("select mark from node_key");
                    ResultSet rows = query.executeQuery()) {
                rows.next();
                return rows.getBytes("mark");
            }
        });
        if (!MessageDigest.isEqual(own, first)) {
            throw new PermanentFault(
                    FailureCode.BROKEN,
                    "This node's key is not the one that the State's ledger is written under:"
                            + " copy node-key.p12 and its passphrase from the node that was there first");
        }
    }
}
