package org.entente.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.entente.cli.client.ExitCode;
import org.entente.node.config.NodeConfigReader;
import org.entente.node.wiring.Node;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** One State's node, as in production. */
@Command(name = "node", description = "Runs one State's node until it is stopped.")
final class NodeCommand implements Callable<Integer> {

    private static final Duration FAREWELL = Duration.ofSeconds(5);

    @Option(names = "--config", required = true, description = "The node's YAML file.")
    private Path config = Path.of("node.yaml");

    @Override
    public Integer call() {
        Node node = Node.start(NodeConfigReader.read(config));
        Runtime.getRuntime().addShutdownHook(new Thread(node::close, "farewell")); // the JVM waits for it
        System.err.println("entente: " + node.describe());
        System.err.println("entente: the node ended: " + node.awaitEnd());
        Thread.ofPlatform().daemon().name("last-resort").start(NodeCommand::haltLater);
        return ExitCode.FAILED.code();
    }

    /** A disk that failed may let nothing be closed properly; what is not on it by now is not promised either. */
    private static void haltLater() {
        try {
            Thread.sleep(FAREWELL);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(ExitCode.FAILED.code());
    }
}
