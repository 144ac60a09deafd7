package org.entente.node.bench;

/** One message, sent and receipted. */
@FunctionalInterface
public interface Shot {
    void fire();
}
