package org.entente.node.wiring;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a node has opened so far: closed in reverse, all of it, also when the start fails half way. */
final class Opened implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Opened.class);

    private record Thing(String name, Runnable closing) {}

    private final Deque<Thing> things = new ArrayDeque<>();

    synchronized void add(String name, Runnable closing) {
        things.push(new Thing(name, closing));
    }

    /** Adds the thing and hands it back. */
    <T> T keep(String name, T thing, Consumer<T> closing) {
        add(name, () -> closing.accept(thing));
        return thing;
    }

    /** Nothing stays open because something else would not close. */
    @Override
    public synchronized void close() {
        while (!things.isEmpty()) {
            Thing last = things.pop();
            try {
                last.closing().run();
            } catch (RuntimeException stuck) {
                LOG.warn("{} did not close properly", last.name(), stuck);
            }
        }
    }
}
