package org.entente.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.entente.node.config.NodeConfigReader;
import org.entente.node.wiring.Node;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** One State's node, as in production. */
@Command(name = "node", description = "Runs one State's node until it is stopped.")
final class NodeCommand implements Callable<Integer> {

    @Option(names = "--config", required = true, description = "The node's YAML file.")
    private Path config = Path.of("node.yaml");

    @Override
    public Integer call() throws InterruptedException {
        Node node = Node.start(NodeConfigReader.read(config));
        Runtime.getRuntime().addShutdownHook(new Thread(node::close, "farewell")); // the JVM waits for it
        System.err.println("entente: " + node.describe());
        new CountDownLatch(1).await();
        return 0;
    }
}
