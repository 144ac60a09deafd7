package org.entente.cli;

import java.util.concurrent.Callable;
import org.entente.cli.client.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import tools.jackson.databind.JsonNode;

/** How a node is doing: messages per stage, partners for whom something waits. */
@Command(name = "status", description = "Shows how many messages stand where.")
final class StatusCommand implements Callable<Integer> {

    @Mixin
    private Where where = new Where();

    @Mixin
    private Output output = new Output();

    @Override
    public Integer call() {
        JsonNode status = where.operatorDoor().get("/operator/status");
        output.print(status, () -> System.out.println(status.toPrettyString()));
        return ExitCode.DONE.code();
    }
}
