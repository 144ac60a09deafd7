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
        var stopped = new CountDownLatch(1);
        try (Node node = Node.start(NodeConfigReader.read(config))) {
            Runtime.getRuntime().addShutdownHook(new Thread(stopped::countDown));
            System.err.println("entente: " + node.describe());
            stopped.await();
        }
        return 0;
    }
}
