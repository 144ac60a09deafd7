package org.entente.node.config;

/** The configuration does not hold together; the message is for the operator and names the key. */
public final class ConfigFault extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ConfigFault(String sentence) {
        super(sentence);
    }

    ConfigFault(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
