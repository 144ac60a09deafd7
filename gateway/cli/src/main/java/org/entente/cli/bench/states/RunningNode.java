package org.entente.cli.bench.states;

import java.time.Duration;

/** A node that runs, in a process of its own or inside this one. */
public sealed interface RunningNode extends AutoCloseable permits NodeProcess, NodeInside {

    /** The process that the node runs in. */
    long pid();

    /** From the order to start until its doors were open. */
    Duration startedIn();

    @Override
    void close();
}
