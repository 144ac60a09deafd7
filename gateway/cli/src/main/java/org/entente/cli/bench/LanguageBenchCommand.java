package org.entente.cli.bench;

import java.util.List;
import java.util.concurrent.Callable;
import org.entente.cli.client.ExitCode;
import org.entente.core.xml.SafeXml;
import org.entente.core.xml.XmlLimits;
import org.entente.language.bench.LanguageBench;
import org.entente.language.check.Judge;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What judging a message costs. */
@Command(name = "language", description = "Judges messages of one size, and hostile documents; one thread.")
final class LanguageBenchCommand implements Callable<Integer> {

    @Option(names = "--messages", defaultValue = "1000", description = "How many (1000).")
    private int messages;

    @Option(names = "--bytes", defaultValue = "20480", description = "How large each is (20480).")
    private int bytes;

    @Override
    public Integer call() {
        var bench = new LanguageBench(new Judge(new SafeXml(XmlLimits.standard()), System::nanoTime), System::nanoTime);
        for (LanguageBench.Speed speed : bench.speeds(messages, bytes)) {
            System.out.printf(
                    "%-5s %d messages of %d bytes in %.2f s: %.0f a second%n",
                    speed.face(), speed.messages(), speed.bytes(), speed.seconds(), speed.perSecond());
        }
        List<LanguageBench.Cost> costs = bench.costs();
        System.out.printf("%n%-50s %10s %9s %9s  %s%n", "hostile document", "bytes", "ms", "MB made", "outcome");
        costs.forEach(cost -> System.out.printf(
                "%-50s %10d %9.1f %9.1f  %s%n",
                cost.name(), cost.bytes(), cost.milliseconds(), cost.megabytes(), cost.outcome()));
        return ExitCode.DONE.code();
    }
}
