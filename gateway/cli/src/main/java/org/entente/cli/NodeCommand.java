package org.entente.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.entente.cli.client.ExitCode;
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
    public Integer call() {
        Node node = Node.start(NodeConfigReader.read(config));
        Runtime.getRuntime().addShutdownHook(new Thread(node::close, "farewell")); // the JVM waits for it
        System.err.println("entente: " + node.describe());
        System.err.println("entente: the node ended: " + node.awaitEnd());
        return ExitCode.FAILED.code();
    }
}
