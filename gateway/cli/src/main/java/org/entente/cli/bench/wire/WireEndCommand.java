package org.entente.cli.bench.wire;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import org.entente.cli.client.ExitCode;
import org.entente.node.bench.WireEnd;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** One end of the wire, started by the bench. */
@Command(name = "wire-end", hidden = true)
public final class WireEndCommand implements Callable<Integer> {

    @Parameters(arity = "1..*")
    private List<String> terms = List.of();

    @Override
    public Integer call() throws IOException {
        new WireEnd(terms).run(System.in, System.out);
        return ExitCode.DONE.code();
    }
}
