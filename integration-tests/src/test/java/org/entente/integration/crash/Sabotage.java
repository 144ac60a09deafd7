package org.entente.integration.crash;

import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Ways in which the product is broken on purpose, by rules that its own code knows nothing of.
 *
 * <p>The rules of each sleep until a file of its name lies in the node's grave.
 */
enum Sabotage {

    /** The agency has its 2xx before the commit is made; the process dies before it is. */
    ACKNOWLEDGE_BEFORE_COMMIT("""
        RULE remember what is being accepted
        CLASS org.entente.store.ledger.SqlLedger
        METHOD acceptNotices
        AT ENTRY
        IF true
        DO link("accepting", Thread.currentThread(), $entry)
        ENDRULE
        RULE forget it afterwards
        CLASS org.entente.store.ledger.SqlLedger
        METHOD acceptNotices
        AT EXIT
        IF true
        DO unlink("accepting", Thread.currentThread())
        ENDRULE
        RULE answer as soon as the change stands in the queue
        CLASS org.entente.store.ledger.GroupCommit
        METHOD commit(org.entente.store.database.Database$Work)
        AFTER INVOKE java.util.concurrent.BlockingQueue.offer
        BIND accepted:org.entente.core.ledger.LedgerEntry = linked("accepting", Thread.currentThread());
             sign:java.io.File = new java.io.File("GRAVE", "ACKNOWLEDGE_BEFORE_COMMIT")
        IF accepted != null AND sign.exists()
        DO RETURN new org.entente.core.ledger.Ledger$Accepted(accepted, true)
        ENDRULE
        RULE see that something is accepted
        CLASS org.entente.store.ledger.GroupCommit
        METHOD commit(org.entente.store.database.Database$Work)
        AT ENTRY
        BIND sign:java.io.File = new java.io.File("GRAVE", "DIE_BEFORE_COMMIT")
        IF linked("accepting", Thread.currentThread()) != null AND sign.exists()
        DO flag("accepting")
        ENDRULE
        RULE die before the commit is made
        CLASS org.entente.store.ledger.GroupCommit
        METHOD commit(java.util.List)
        AT ENTRY
        IF flagged("accepting")
        DO delay(5000); killJVM()
        ENDRULE
        """),

    /** The agency's idempotency key is not recognised; the process dies between commit 1 and its 2xx. */
    FORGET_THE_DUPLICATE_KEY("""
        RULE forget which keys were used
        CLASS org.entente.store.ledger.Words
        METHOD mark
        AT EXIT
        BIND sign:java.io.File = new java.io.File("GRAVE", "FORGET_THE_DUPLICATE_KEY")
        IF sign.exists()
        DO RETURN java.util.UUID.randomUUID().toString().getBytes()
        ENDRULE
        """),

    /** A file of the content store is named by a commit and was never forced to the disk. */
    SKIP_FDATASYNC_ON_CONTENT("""
        RULE leave content in the memory of the system
        CLASS org.entente.store.content.Syncing
        METHOD sync
        AT ENTRY
        BIND sign:java.io.File = new java.io.File("GRAVE", "SKIP_FDATASYNC_ON_CONTENT")
        IF callerEquals("org.entente.store.content.FileContentStore.write", true, true, 2) AND sign.exists()
        DO RETURN
        ENDRULE
        """),

    /** The agency's confirmation is answered and forgotten, so that the message is offered once more. */
    DELIVER_TWICE("""
        RULE forget the first confirmation
        CLASS org.entente.node.wiring.Engine
        METHOD confirm
        AT ENTRY
        BIND sign:java.io.File = new java.io.File("GRAVE", "DELIVER_TWICE")
        IF sign.exists() AND flag($2)
        DO RETURN
        ENDRULE
        """),

    /** The queue before the commits drops every third change, as if it were full, and says that all is well. */
    DROP_ON_FULL_QUEUE("""
        RULE drop what does not fit
        CLASS org.entente.store.ledger.SqlLedger
        METHOD acceptNotices
        AT ENTRY
        BIND sign:java.io.File = new java.io.File("GRAVE", "DROP_ON_FULL_QUEUE")
        IF sign.exists() AND incrementCounter("full") % 3 == 0
        DO RETURN new org.entente.core.ledger.Ledger$Accepted($entry, true)
        ENDRULE
        """);

    static final String DIE_BEFORE_COMMIT = "DIE_BEFORE_COMMIT";

    private final String rules;

    Sabotage(String rules) {
        this.rules = rules;
    }

    /** All of them, for nodes that every sabotage is tried on. */
    static String rules() {
        return Stream.of(values()).map(sabotage -> sabotage.rules).collect(Collectors.joining());
    }

    String words() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
