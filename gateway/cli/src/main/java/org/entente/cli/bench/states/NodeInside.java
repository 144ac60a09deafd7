package org.entente.cli.bench.states;

import java.nio.file.Path;
import java.time.Duration;
import org.entente.node.config.NodeConfigReader;
import org.entente.node.wiring.Node;

/** A node inside this process: easy to profile together with its partner, not what production looks like. */
record NodeInside(Node node, Duration startedIn) implements RunningNode {

    static NodeInside start(Path configuration) {
        long begin = System.nanoTime();
        Node node = Node.start(NodeConfigReader.read(configuration));
        return new NodeInside(node, Duration.ofNanos(System.nanoTime() - begin));
    }

    @Override
    public long pid() {
        return ProcessHandle.current().pid();
    }

    @Override
    public void close() {
        node.close();
    }
}
