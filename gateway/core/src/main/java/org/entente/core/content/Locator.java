package org.entente.core.content;

import java.util.UUID;

/** Where a part lies: small ones in the ledger's own commit, large ones in a file; encrypted in both. */
public sealed interface Locator {

    /** The encrypted bytes themselves. */
    record Inline(byte[] sealed) implements Locator {
        @Override
        public String toString() {
            return "Inline[" + sealed.length + " bytes]";
        }
    }

    /** A file of the content store, named by a random id; durable before the commit that names it. */
    record Filed(UUID file) implements Locator {}

    /** In the ledger, but not brought along: lists tell of parts, only looking for one message brings content. */
    record Left() implements Locator {}
}
