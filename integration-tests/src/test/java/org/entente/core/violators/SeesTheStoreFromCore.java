package org.entente.core.violators;

/** Breaks the rule that the points of the star do not see each other. */
final class SeesTheStoreFromCore {

    Class<?> seen() {
        return org.entente.store.queues.Broker.class;
    }
}
