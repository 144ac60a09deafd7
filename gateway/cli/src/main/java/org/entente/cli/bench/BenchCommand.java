package org.entente.cli.bench;

import picocli.CommandLine.Command;

/** The measurements; each is a command of its own. */
@Command(
        name = "bench",
        description = "Measures the product on this machine.",
        subcommands = {JourneyBench.class})
public final class BenchCommand {}
