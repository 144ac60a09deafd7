package org.entente.cli.bench;

import org.entente.cli.bench.wire.HugeBench;
import org.entente.cli.bench.wire.WireBench;
import org.entente.cli.bench.wire.WireEndCommand;
import picocli.CommandLine.Command;

/** The measurements; each is a command of its own. */
@Command(
        name = "bench",
        description = "Measures the product on this machine.",
        subcommands = {
            JourneyBench.class,
            UrgentBench.class,
            LanguageBenchCommand.class,
            WireBench.class,
            HugeBench.class,
            WireEndCommand.class
        })
public final class BenchCommand {}
