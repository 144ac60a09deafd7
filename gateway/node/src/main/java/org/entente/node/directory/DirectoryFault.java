package org.entente.node.directory;

/** A file of the directory says what it must not; the sentence names the file or the key. */
public final class DirectoryFault extends RuntimeException {

    private static final long serialVersionUID = 1L;

    DirectoryFault(String sentence) {
        super(sentence);
    }

    DirectoryFault(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
