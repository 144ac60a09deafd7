package org.entente.node.wiring;

import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a node has opened so far: closed in reverse, all of it, also when the start fails half way. */
final class Opened implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Opened.class);

    private record Thing(String name, AutoCloseable closing) {}

    private final Deque<Thing> things = new ArrayDeque<>();

    synchronized void add(String name, AutoCloseable closing) {
        things.push(new Thing(name, closing));
    }

    /** Adds the thing and hands it back. */
    <T extends AutoCloseable> T keep(String name, T thing) {
        add(name, thing);
        return thing;
    }

    /** Nothing stays open because something else would not close. */
    @Override
    public synchronized void close() {
        while (!things.isEmpty()) {
            Thing last = things.pop();
            try {
                last.closing().close();
            } catch (Exception stuck) {
                LOG.warn("{} did not close properly", last.name(), stuck);
            }
        }
    }
}
