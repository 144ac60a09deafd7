package org.entente.node.backup;

/** A backup cannot be taken, or must not be brought back; one sentence says why. */
public final class BackupFault extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public BackupFault(String sentence) {
        super(sentence);
    }

    public BackupFault(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
