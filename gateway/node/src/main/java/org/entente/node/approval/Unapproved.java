package org.entente.node.approval;

/** A node must not start: it would trust what nobody approved. The sentence is for the operator. */
public final class Unapproved extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Unapproved(String sentence) {
        super(sentence);
    }
}
